"""A small OpenID provider on this machine: it signs in whoever asks, as the address it was told."""

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "the workshop"


class Provider:
    """`email` is who signs in next."""

    def __init__(self):
        self.email, self.nonces = "", {}
        self.key = RSAKey.generate_key(2048, {"kid": "one", "alg": "RS256", "use": "sig"})
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.answer(self, parse_qs(urlsplit(self.path).query))

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                provider.answer(self, parse_qs(body))

            def log_message(self, *_):
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, request, told):
        path = urlsplit(request.path).path
        if path == "/authorize":
            code = base64.urlsafe_b64encode(self.email.encode()).decode()
            self.nonces[code] = told.get("nonce", [""])[0]
            request.send_response(302)
            query = urlencode({"code": code, "state": told["state"][0]})
            request.send_header("Location", f"{told['redirect_uri'][0]}?{query}")
            request.end_headers()
            return
        found = {"/token": self._token, "/jwks": self._jwks}.get(path, self._about)(told)
        body = json.dumps(found).encode()
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def _about(self, _):
        return {
            "issuer": self.origin,
            "authorization_endpoint": f"{self.origin}/authorize",
            "token_endpoint": f"{self.origin}/token",
            "jwks_uri": f"{self.origin}/jwks",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def _jwks(self, _):
        return {"keys": [self.key.as_dict(private=False)]}

    def _token(self, told):
        code, now = told["code"][0], int(time.time())
        email = base64.urlsafe_b64decode(code).decode()
        claims = {"iss": self.origin, "aud": CLIENT, "sub": email, "email": email, "email_verified": True}
        claims |= {"iat": now, "exp": now + 600, "nonce": self.nonces[code]}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": signed}
