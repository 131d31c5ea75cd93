import type { Page } from "playwright-core";

/** Asks the server as the page's own session would; for what a test needs and does not look at. */
export async function ask<Reply = unknown>(
  page: Page,
  method: string,
  path: string,
  body?: object,
): Promise<Reply> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  return (await page.evaluate(
    async ([verb, url, text]) => {
      const headers = text === undefined ? {} : { "Content-Type": "application/json" };
      const response = await fetch(`/api/v1${url}`, {
        method: verb,
        headers,
        ...(text === undefined ? {} : { body: text }),
      });
      const reply: unknown = response.status === 204 ? undefined : await response.json();
      if (!response.ok) throw new Error(`${verb} ${url}: ${JSON.stringify(reply)}`);
      return reply;
    },
    [method, path, json] as const,
  )) as Reply;
}
