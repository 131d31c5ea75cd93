import type { Actor, ConfigInput } from "@hearthash/contract";
import type { ListenerInfo } from "../../../packages/server/src/http/index.js";
import type { StreamLimits } from "../../../packages/server/src/http/stream/index.js";
import { type App, type House, type HouseOptions, house, onePort } from "../http-security-kit.js";

/** What the owner's token on this machine stands for. */
export const OWNER: Actor = { kind: "local", id: "local", name: "this machine" };

/** A house with an open port. */
export interface ServedHouse extends House {
  readonly url: string;
  readonly app: App;
  readonly listener: ListenerInfo;
  /** Every route that does not hide, as `get /path/{id}`. */
  readonly routes: readonly string[];
  /** The token that `call` sends; undefined for none. The owner's at first. */
  bearer: string | undefined;
  isReady: boolean;
  /** The cookie of a browser that has signed in, and its session. */
  readonly signIn: () => { readonly cookie: string; readonly sessionId: string };
  /** The secret of a new token. */
  readonly token: (scope: "read" | "control" | "admin") => string;
}

export interface ServedHouseOptions extends HouseOptions {
  readonly config?: ConfigInput;
  readonly stream?: Partial<StreamLimits>;
}

/** Opens a house with a port on 127.0.0.1; both are gone behind the test. */
export async function servedHouse({
  config,
  stream = {},
  ...options
}: ServedHouseOptions = {}): Promise<ServedHouse> {
  const at = house(config, { isReady: () => served.isReady }, options);
  const { access } = at;
  const routes: string[] = [];
  const { app, listener } = await onePort(at, {}, { stream }, (app) =>
    app.addHook("onRoute", ({ method, url, schema }) => {
      const isShown = method !== "HEAD" && !(schema !== undefined && "hide" in schema);
      if (isShown) routes.push(`${String(method).toLowerCase()} ${url.replaceAll(/:(\w+)/g, "{$1}")}`);
    }),
  );
  const served: ServedHouse = {
    ...{ ...at, app, listener, routes, isReady: true },
    url: `http://127.0.0.1:${listener.port}`,
    bearer: access.localToken,
    signIn: () => {
      const { code } = access.createLoginCode(OWNER);
      const { cookie, session } = access.signIn(code, listener.id, "127.0.0.1", "Browser/1.0");
      return { cookie: `${listener.cookieName}=${cookie}`, sessionId: session.id };
    },
    token: (scope) => access.createToken({ name: scope, scope }, OWNER).secret,
  };
  return served;
}
