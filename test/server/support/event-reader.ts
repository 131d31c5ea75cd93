import { type ClientRequest, get, type IncomingMessage } from "node:http";

/** One event of a stream. */
export interface ReadEvent {
  readonly name: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it
  readonly data: any;
}

/** Splits a stream's text into events, as the standard says: CR, LF and CRLF end lines. */
export class EventParser {
  #rest = "";
  readonly events: ReadEvent[] = [];

  push(text: string): void {
    const blocks = (this.#rest + text).split(/\r\n\r\n|\n\n|\r\r/);
    this.#rest = blocks.pop() ?? "";
    for (const block of blocks) this.#read(block);
  }

  #read(block: string): void {
    const fields = new Map<string, string[]>();
    for (const line of block.split(/\r\n|\r|\n/)) {
      const [, name = "", value = ""] = /^([a-z]+): ?(.*)$/s.exec(line) ?? [];
      fields.set(name, [...(fields.get(name) ?? []), value]);
    }
    const data = fields.get("data");
    if (data === undefined) return;
    const [name = "message"] = fields.get("event") ?? [];
    this.events.push({ name, id: fields.get("id")?.[0] ?? "", data: JSON.parse(data.join("\n")) });
  }
}

/** A stream that is read as it comes. */
export class EventReader {
  readonly parser = new EventParser();
  readonly #request: ClientRequest;
  response: IncomingMessage | undefined;
  isEnded = false;

  constructor(url: string, options: { headers?: Record<string, string>; localAddress?: string } = {}) {
    this.#request = get(url, { ...options, agent: false }, (response) => {
      this.response = response;
      response.setEncoding("utf8");
      response.on("data", (text: string) => this.parser.push(text));
      response.on("error", () => undefined);
      response.on("close", () => {
        this.isEnded = true;
      });
    });
    this.#request.on("error", () => {
      this.isEnded = true;
    });
  }

  get events(): readonly ReadEvent[] {
    return this.parser.events;
  }

  named(name: string): readonly ReadEvent[] {
    return this.events.filter((event) => event.name === name);
  }

  pause(): void {
    this.response?.pause();
  }

  resume(): void {
    this.response?.resume();
  }

  stop = async (): Promise<void> => {
    this.#request.destroy();
  };
}
