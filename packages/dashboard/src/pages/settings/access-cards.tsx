import { browserName, type SessionResource, type TokenResource } from "@hearthash/contract";
import { useEffect } from "preact/hooks";
import { endSession, loadAccess, revokeToken } from "../../live/access.js";
import { sessions, tokens } from "../../live/lists.js";
import { lastKnownAt, mayAdminister, signOut, whoAmI } from "../../live/session.js";
import { Action } from "../../pieces/action.js";
import { Age } from "../../pieces/age.js";
import { LoginLink } from "./login-link.js";
import { NewToken } from "./new-token.js";

/** Who may come in. */
export function AccessCards() {
  const isAdmin = mayAdminister.value;
  useEffect(() => {
    if (isAdmin) void loadAccess();
  }, [isAdmin]);
  return (
    <>
      <section class="card" aria-label="Access">
        <div class="card-title">
          <h2>Signed-in browsers</h2>
          {whoAmI.value?.actor?.kind === "session" ? <Action act={signOut}>Sign out here</Action> : null}
        </div>
        {isAdmin ? (
          <>
            <ul class="rows">
              {sessions.items.value?.map((session) => (
                <SessionLine key={session.id} session={session} />
              ))}
            </ul>
            <LoginLink />
          </>
        ) : (
          <p class="small soft">
            {lastKnownAt.value === undefined
              ? "You may look, and change nothing. To sign in, use the link that hearthash prints."
              : "Nothing can be seen or changed here until the server answers."}
          </p>
        )}
      </section>
      {isAdmin ? (
        <section class="card" aria-label="Tokens">
          <h2>Tokens for programs</h2>
          <ul class="rows">
            {tokens.items.value?.map((token) => (
              <TokenLine key={token.id} token={token} />
            ))}
          </ul>
          <NewToken />
        </section>
      ) : null}
    </>
  );
}

function SessionLine({ session }: { readonly session: SessionResource }) {
  return (
    <li class="row">
      <div class="grow">
        <div class="clip" title={session.userAgent ?? undefined}>
          {browserName(session.userAgent)}
        </div>
        <div class="small soft">
          {session.current ? "This one · " : ""}used <Age at={session.lastUsedAt} />
        </div>
      </div>
      <Action look="danger" act={() => endSession(session.id)}>
        Sign out
      </Action>
    </li>
  );
}

function TokenLine({ token }: { readonly token: TokenResource }) {
  return (
    <li class="row">
      <div class="grow">
        <div class="clip">{token.name}</div>
        <div class="small soft">
          {token.scope} · {token.lastUsedAt === null ? "never used" : "used "}
          {token.lastUsedAt === null ? null : <Age at={token.lastUsedAt} />}
        </div>
      </div>
      <Action look="danger" act={() => revokeToken(token.id)}>
        Revoke
      </Action>
    </li>
  );
}
