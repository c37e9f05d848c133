// Says in words of this app that the server is away, and what became of the work once it is back.
(() => {
  const words = __WORDS__;
  const LOOK_MS = 1000, BACK_MS = 20000;
  const style = `[data-server-away] :is([data-testid=stConnectionStatus], [data-testid=stDialog]) { visibility: hidden }
    #server-notice { position: fixed; z-index: 1000001; bottom: 1rem; left: 50%; transform: translateX(-50%);
      width: max-content; max-width: 90vw; padding: .6rem 1rem; border-radius: .5rem; background: #15202b; color: #fff;
      font: 15px/1.4 sans-serif; box-shadow: 0 2px 12px #0006 }
    #server-notice:empty { display: none }`;
  let last = null, busy = false, away = false, since = 0;

  const bar = () => {
    const found = document.getElementById("server-notice");
    if (found) return found;
    document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
    const made = Object.assign(document.createElement("div"), { id: "server-notice" });
    made.setAttribute("role", "status");
    document.body.append(made);
    return made;
  };
  const say = (text) => { if (bar().textContent !== text) bar().textContent = text; };
  const reachable = () => fetch("./_stcore/health", { cache: "no-store" }).then((a) => a.ok, () => false);
  const marked = () => {
    const found = document.querySelector("[data-server-life]");
    return found && { life: found.dataset.serverLife, work: found.dataset.work };
  };
  // A page that was at rest would stay as it was drawn until the next click; its own key draws it anew.
  const rerun = () => {
    const told = { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true };
    for (const kind of ["keydown", "keypress", "keyup"]) document.body.dispatchEvent(new KeyboardEvent(kind, told));
  };
  const whileAway = () => {
    const work = last ? last.work : "none";
    return work === "kept" ? (busy ? words.away_under_way : words.away_kept)
      : work === "not_kept" ? words.away_not_kept : words.away;
  };
  const afterwards = (before, now) =>
    before.work === "none" ? words.back
      : before.work === "kept" && now.work === "kept" ? words.back_kept : words.back_not_kept;

  const look = async () => {
    const app = document.querySelector("[data-testid=stApp]");
    if (!app) return;
    const apart = document.querySelector("[data-testid=stConnectionStatus]") !== null;
    if (apart && (away || !(await reachable()))) {
      away = true;
      document.documentElement.dataset.serverAway = "";
      say(whileAway());
      return;
    }
    if (away) {
      away = false;
      delete document.documentElement.dataset.serverAway;
      say("");
      rerun();
    }
    const now = marked();
    busy = app.dataset.testScriptState !== "notRunning";
    if (!now || busy || apart) return;
    if (last && last.life !== now.life) { say(afterwards(last, now)); since = Date.now(); }
    else if (since && Date.now() - since > BACK_MS) { say(""); since = 0; }
    last = now;
  };
  const again = () => look().finally(() => setTimeout(again, LOOK_MS));
  again();
})();
