import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

/** Addresses that are pages of the dashboard: the program in the browser knows what each is. */
export const dashboardPages = [
  "/",
  "/miners/:id",
  "/pools",
  "/guard",
  "/events",
  "/events/:id",
  "/rules",
  "/schedules",
  "/settings",
  "/add",
  "/welcome",
  "/pair",
] as const;

/** Pairing reads the code from another screen; no other page is given the camera. */
const PAIRING_PERMISSIONS = "camera=(self), geolocation=(), microphone=()";

/** Compressed beside the file itself by the build. */
const COMPRESSED = /\.(br|gz)$/;

/**
 * Serves the dashboard's files. Nothing in them is secret, so anybody who reaches the port may have them; what they
 * show has to be asked for.
 *
 * @param folder the built dashboard.
 */
export async function addDashboard(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    addPages(app, (reply) => reply.code(503).type("text/plain").send(NOT_BUILT));
    return;
  }
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });
  for (const file of filesIn(folder)) addFile(app, file);
  addPages(app, (reply) => sendFile(reply, "index.html", "no-cache"));
}

const NOT_BUILT = "The dashboard is not built: npm run build in hearthash's folder.\n";

function addPages(app: FastifyInstance, send: (reply: FastifyReply) => FastifyReply): void {
  for (const url of dashboardPages) {
    app.get(url, { config: { scope: "public" }, schema: { hide: true } }, (_request, reply) => {
      if (url === "/pair") reply.header("permissions-policy", PAIRING_PERMISSIONS);
      return send(reply);
    });
  }
}

/**
 * Files under assets/ have their content's hash in their name: they never change. All others are asked for anew each
 * time, the worker (sw.js) among them: a browser that kept it would keep the whole dashboard with it.
 */
function addFile(app: FastifyInstance, file: string): void {
  const cache = file.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  app.get(`/${file}`, { config: { scope: "public" }, schema: { hide: true } }, (_request, reply) =>
    sendFile(reply, file, cache),
  );
}

function sendFile(reply: FastifyReply, file: string, cache: string): FastifyReply {
  return reply.header("cache-control", cache).header("vary", "accept-encoding").sendFile(file);
}

function filesIn(folder: string, under = ""): readonly string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(under, entry.name);
    if (entry.isDirectory()) return filesIn(folder, path);
    return COMPRESSED.test(path) || path === "index.html" ? [] : [path];
  });
}
