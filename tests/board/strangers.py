"""A visitor without a browser: a session of its own, and what a program can do with it."""

import http.client
import socket
import uuid

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from board.sockets import bare_socket, heard, message

MB = 2**20


class Stranger:
    """A session opened by a program: the page's cookie, its socket, and where it may put files."""

    def __init__(self, server):
        self.server = server
        xsrf = server.ask("/_stcore/health").cookie
        self.cookie = f"{server.ask('/').cookie}; {xsrf}"
        self.token = xsrf.partition("=")[2]
        self.opened = bare_socket(server, self.cookie)
        self.line = self.opened.__enter__()
        self.line.send(message("rerun_script"))
        self.session_id = heard(self.line, "new_session").initialize.session_id
        self.drop_zone = ""
        while not self.drop_zone:
            self.drop_zone = heard(self.line, "delta").new_element.file_uploader.id
        heard(self.line, "script_finished")

    def upload(self, name="1", announced=300 * MB):
        """The head of an upload; its body is for the caller to send, or not."""
        line = socket.create_connection(("127.0.0.1", self.server.port), timeout=60)
        line.sendall(
            f"PUT /_stcore/upload_file/{self.session_id}/{name} HTTP/1.1\r\nHost:"
            f" 127.0.0.1:{self.server.port}\r\nCookie: {self.cookie}\r\nX-Xsrftoken:"
            f" {self.token}\r\nContent-Length: {announced}\r\nContent-Type: multipart/form-data;"
            " boundary=b\r\n\r\n".encode()
        )
        return line

    def drop(self, data, name="book.csv"):
        """Drops a file as the page does, and lets the page know of it."""
        file_id = str(uuid.uuid4())
        with self.upload(file_id, announced=len(part(data, name))) as line:
            line.sendall(part(data, name))
            assert status_of(line) == 204
        told = BackMsg()
        state = told.rerun_script.widget_states.widgets.add(id=self.drop_zone)
        state.file_uploader_state_value.uploaded_file_info.add(file_id=file_id, name=name, size=len(data))
        self.line.send(told.SerializeToString())

    def reads(self, until, seconds=600):
        """What the page draws, as text, up to the one that holds these words."""
        while True:
            text = str(ForwardMsg.FromString(self.line.recv(timeout=seconds)).delta)
            yield text
            if until in text:
                return

    def close(self):
        self.opened.__exit__(None, None, None)


def part(content, name="f.csv"):
    """The body of an upload: a file of this content, or of nothing in particular so that the body has a
    size.
    """
    head = f'--b\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\n\r\n'.encode()
    tail = b"\r\n--b--\r\n"
    return head + (content if isinstance(content, bytes) else b"x" * (content - len(head) - len(tail))) + tail


def status_of(line):
    answer = http.client.HTTPResponse(line)
    answer.begin()
    answer.close()
    return answer.status
