import type { Problem } from "@hearthash/contract";
import { ApiProblem } from "./problem.js";

const TIMEOUT_MS = 15_000;

/** What a request may carry. */
interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * One request to the server this page came from.
 *
 * @throws ApiProblem
 */
export async function api<Reply>(path: string, options: RequestOptions = {}): Promise<Reply> {
  const { method = "GET", body, headers, signal } = options;
  const response = await reach(`/api/v1${path}`, {
    method,
    credentials: "same-origin",
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: signal ?? AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Reply;
  throw await problemOf(response);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    const text = isLate ? "The server did not answer in time." : "The server cannot be reached.";
    throw new ApiProblem(0, isLate ? "timeout" : "unreachable", text);
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const problem = (await response.json()) as Problem;
    return new ApiProblem(response.status, problem.code, problem.detail ?? problem.title, problem.errors);
  } catch {
    return new ApiProblem(response.status, "unknown", `The server answered with status ${response.status}.`);
  }
}
