import { Asker, type CallOptions } from "../asker/asker.js";
import { systemClock } from "../asker/clock.js";
import { type Endpoint, parseEndpoint } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { decodeUtf8, encodeUtf8 } from "../wire/utf8.js";
import { basicAuth } from "./basic-auth.js";
import { toDashboard, type WebDashboard } from "./dashboard.js";
import { readJsonp } from "./jsonp.js";
import { checkStatus, refusalOf } from "./refusal.js";
import { sendRestart, type WebRebootOptions, type WebRebootOutcome, watchRestart } from "./restart.js";
import { type Sha256, type WebSession, webSession } from "./session.js";
import { WebClient } from "./web-client.js";
import { type WebLogName, webLogNames } from "./web-log.js";
import { askDna } from "./web-models.js";
import { DEFAULT_WEB_PORT, type WebOptions } from "./web-options.js";

/** Web user of the home models. Source: vendor's published Nano 3S web interface, http.c. */
const WEB_USER = "admin";
const MAX_LOG_BYTES = 4 * 1024 * 1024;

/**
 * The web interface of one home miner (Nano 3S, Mini 3, Q). Opening it does nothing; every call asks, and each call
 * that fails throws a `HearthashError`, `command-rejected` when the password is wrong. It speaks HTTP without TLS:
 * logs send the password itself over the network, everything else a session that is worth as much.
 */
export class MinerWeb {
  /** Where the web interface is. */
  readonly endpoint: Endpoint;
  readonly #client: WebClient;
  readonly #asker: Asker;
  readonly #sha256: Sha256;
  readonly #password: string;
  readonly #givenDna: string | undefined;
  #session: WebSession | undefined;

  constructor(api: Endpoint, options: WebOptions) {
    const { transport, password, dna, timeoutMs = 12_000, clock = systemClock } = options;
    const { http, sha256 } = transport;
    if (http === undefined || sha256 === undefined) {
      throw new HearthashError(
        "argument-invalid",
        "this transport has no HTTP or no SHA-256, which the web interface needs",
      );
    }
    this.endpoint = { host: api.host, port: options.webPort ?? DEFAULT_WEB_PORT };
    this.#client = new WebClient(this.endpoint, http, clock, timeoutMs);
    const bounds = { connectTimeoutMs: 3000, replyTimeoutMs: timeoutMs, maxReplyBytes: 1024 * 1024 };
    this.#asker = new Asker(api, transport, clock, bounds);
    this.#sha256 = sha256;
    this.#password = password;
    this.#givenDna = dna;
  }

  /** Proves that the password is right, by a look at the dashboard. */
  async login(options: CallOptions = {}): Promise<void> {
    await this.dashboard(options);
  }

  /** What its dashboard shows. */
  async dashboard(options: CallOptions = {}): Promise<WebDashboard> {
    const { cookie } = await this.#open(options);
    const request = {
      path: "/get_dashboard.cgi",
      headers: { Cookie: cookie },
      maxBytes: this.#client.maxPageBytes,
    };
    const reply = await this.#client.read(request, options);
    checkStatus(this.#client, reply);
    const text = decodeUtf8(reply.body).text;
    const data = readJsonp(text);
    if (data?.callback !== "dashboardCallback") throw await this.#refusal(text, options);
    return toDashboard(data.members);
  }

  /**
   * One of its logs, as it comes. Logs may hold pool passwords in clear: treat them as secrets.
   *
   * @throws HearthashError also `command-unsupported` when it has no such log, `reply-too-large` beyond 4 MiB.
   */
  async log(name: WebLogName, options: CallOptions = {}): Promise<Uint8Array> {
    if (!webLogNames.includes(name)) {
      throw new HearthashError("argument-invalid", `the logs are ${webLogNames.join(", ")}`);
    }
    // The password itself goes out here, so first make sure that this is the miner and the password its own.
    await this.login(options);
    const headers = { Authorization: basicAuth(WEB_USER, this.#password) };
    const body = encodeUtf8(name);
    const request = { method: "POST", path: "/usrdata", headers, body, maxBytes: MAX_LOG_BYTES } as const;
    const reply = await this.#client.send(request, options);
    if (reply.status === 404) throw this.#client.error("command-unsupported", `has no log ${name}`);
    checkStatus(this.#client, reply);
    return reply.body;
  }

  /**
   * Restarts the miner: sent once, then watched until it shows.
   *
   * @throws HearthashError when it was not sent or is refused.
   */
  async reboot(options: WebRebootOptions = {}): Promise<WebRebootOutcome> {
    const { uptimeS } = await this.dashboard(options);
    await sendRestart(() => this.#postReboot(options));
    const look = async () => (await this.dashboard(options)).uptimeS;
    return await watchRestart(this.#client, look, uptimeS, options);
  }

  async #postReboot(options: CallOptions): Promise<void> {
    const { cookie } = await this.#open(options);
    const request = { method: "POST", path: "/reboot.cgi", headers: { Cookie: cookie } } as const;
    const reply = await this.#client.send({ ...request, maxBytes: this.#client.maxPageBytes }, options);
    checkStatus(this.#client, reply);
    const text = decodeUtf8(reply.body).text;
    if (text.trim() !== "") throw await this.#refusal(text, options);
  }

  async #open(options: CallOptions): Promise<WebSession> {
    if (this.#session !== undefined) return this.#session;
    const dna = this.#givenDna ?? (await askDna(this.#asker, options));
    this.#session = await webSession(dna, this.#password, this.#sha256);
    return this.#session;
  }

  /** The session is computed anew the next time: DNA or password may have changed. */
  async #refusal(text: string, options: CallOptions): Promise<HearthashError> {
    const session = await this.#open(options);
    this.#session = undefined;
    return await refusalOf(this.#client, text, session, options);
  }
}

/**
 * Opens the web interface of a miner: `host`, `host:port` (of the API), an endpoint, or a `Miner`. Does nothing yet.
 *
 * @throws HearthashError `argument-invalid` for a target of another form, or a transport without HTTP.
 */
export function openMinerWeb(
  target: string | Endpoint | { readonly endpoint: Endpoint },
  options: WebOptions,
): MinerWeb {
  if (typeof target === "string") return new MinerWeb(parseEndpoint(target), options);
  return new MinerWeb("endpoint" in target ? target.endpoint : target, options);
}
