import { useEffect } from "preact/hooks";
import { api } from "../../live/api.js";
import { sessions, tokens } from "../../live/lists.js";
import { temperatureScale, theme } from "../../live/preferences.js";
import { mayAdminister, refreshWhoAmI, signOut, whoAmI } from "../../live/session.js";
import { Action } from "../../pieces/action.js";
import { Age } from "../../pieces/age.js";
import { Segments } from "../../pieces/segments.js";
import { LoginLink } from "./login-link.js";
import { NewToken } from "./new-token.js";

export function SettingsPage() {
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Settings</h1>
      </div>
      <section class="card" aria-label="This browser">
        <h2>This browser</h2>
        <div class="control">
          <h3>Temperatures</h3>
          <Segments
            label="Temperatures"
            options={[
              { value: "C", word: "°C" },
              { value: "F", word: "°F" },
            ]}
            value={temperatureScale.value}
            onChoose={(value) => {
              temperatureScale.value = value;
            }}
          />
        </div>
        <div class="control">
          <h3>Look</h3>
          <Segments
            label="Look"
            options={[
              { value: "auto", word: "As the system" },
              { value: "light", word: "Light" },
              { value: "dark", word: "Dark" },
            ]}
            value={theme.value}
            onChoose={(value) => {
              theme.value = value;
            }}
          />
        </div>
      </section>
      <AccessCards />
      <section class="card" aria-label="About">
        <h2>About</h2>
        <p class="small soft">
          hearthash {whoAmI.value?.version}. For programs: <a href="/docs">REST</a>,{" "}
          <a href="/metrics">metrics</a>.
        </p>
      </section>
    </div>
  );
}

function AccessCards() {
  useEffect(() => {
    if (!mayAdminister.value) return;
    void sessions.refresh();
    void tokens.refresh();
  }, []);
  const me = whoAmI.value;
  const isSession = me?.actor?.kind === "session";
  return (
    <>
      <section class="card" aria-label="Access">
        <div class="card-title">
          <h2>Signed-in browsers</h2>
          {isSession ? <Action act={signOut}>Sign out here</Action> : null}
        </div>
        {mayAdminister.value ? (
          <>
            <ul class="rows">
              {sessions.items.value?.map((session) => (
                <li key={session.id} class="row">
                  <div class="grow">
                    <div class="clip">{session.userAgent ?? "A browser"}</div>
                    <div class="small soft">
                      {session.current ? "This one · " : ""}used <Age at={session.lastUsedAt} />
                    </div>
                  </div>
                  <Action look="danger" act={() => revoke(`/sessions/${session.id}`)}>
                    Sign out
                  </Action>
                </li>
              ))}
            </ul>
            <LoginLink />
          </>
        ) : (
          <p class="small soft">
            You may look, and change nothing. To sign in, use the link that hearthash prints.
          </p>
        )}
      </section>
      {mayAdminister.value ? (
        <section class="card" aria-label="Tokens">
          <h2>Tokens for programs</h2>
          <ul class="rows">
            {tokens.items.value?.map((token) => (
              <li key={token.id} class="row">
                <div class="grow">
                  <div class="clip">{token.name}</div>
                  <div class="small soft">
                    {token.scope} · {token.lastUsedAt === null ? "never used" : "used "}
                    {token.lastUsedAt === null ? null : <Age at={token.lastUsedAt} />}
                  </div>
                </div>
                <Action look="danger" act={() => revoke(`/tokens/${token.id}`)}>
                  Revoke
                </Action>
              </li>
            ))}
          </ul>
          <NewToken />
        </section>
      ) : null}
    </>
  );
}

async function revoke(path: string): Promise<void> {
  await api(path, { method: "DELETE" });
  await Promise.all([sessions.refresh(), tokens.refresh(), refreshWhoAmI()]);
}
