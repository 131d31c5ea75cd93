import { isPage } from "../../route/pages.js";

/** What a push message becomes. */
export interface PushNotice {
  readonly title: string;
  readonly body: string;
  /** A notice takes the place of an earlier one with the same tag. */
  readonly tag: string;
  readonly at: number;
  /** The page that it opens. */
  readonly path: string;
}

/** Shown where a message cannot be read: Safari takes the right to push away from an app that stays silent. */
const UNREAD = {
  title: "hearthash has news",
  body: "Open it to see what happened.",
  tag: "unread",
  path: "/events",
};

/** What a message of our server says; it is text alone, whatever it holds. */
export function readPush(text: string | undefined, now: number): PushNotice {
  try {
    const { title, text: body, tag, at, path } = JSON.parse(text ?? "") as Record<string, unknown>;
    if (typeof title !== "string" || typeof body !== "string") return { ...UNREAD, at: now };
    return {
      title,
      body,
      tag: typeof tag === "string" ? tag : title,
      at: typeof at === "number" ? at : now,
      path: typeof path === "string" && isOwnPage(path) ? path : UNREAD.path,
    };
  } catch {
    return { ...UNREAD, at: now };
  }
}

/** A page of the dashboard, by a path alone: `//elsewhere` is no path. */
function isOwnPage(path: string): boolean {
  return path.startsWith("/") && !/^\/[/\\]/.test(path) && isPage(new URL(path, "http://localhost").pathname);
}
