import { backupSchema, pageOf } from "@hearthash/contract";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { OpenedBackup } from "../../../backup/index.js";
import { actorOf, nothing } from "../api-app.js";
import type { BackupsApi } from "./backups-api.js";

const tags = ["backups"];
const config = { scope: "admin" } as const;
const backupList = pageOf(backupSchema).pick({ items: true }).meta({ id: "BackupList" });
const params = z.object({
  name: z.string().min(1).max(100).describe("Name of a backup, as the list has it"),
});
const archive = {
  description: "The archive: tar, gzip. `hearthash restore` takes it",
  content: { "application/gzip": { schema: z.string() } },
};

/** Adds the routes of backups: everything but secrets, in one file. */
export function registerBackupRoutes(
  app: FastifyInstance,
  { backups }: { readonly backups: BackupsApi },
): void {
  addCollection(app, backups);
  addOne(app, backups);
}

function addCollection(app: FastifyInstance, backups: BackupsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    ...{ method: "GET", url: "/api/v1/backups", config },
    schema: {
      ...{ operationId: "listBackups", summary: "The backups in the data folder, the newest first", tags },
      response: { 200: backupList },
    },
    handler: async () => ({ items: [...(await backups.list())] }),
  });
  api.route({
    ...{ method: "POST", url: "/api/v1/backups", config: { ...config, problems: [409, 503, 507] } },
    schema: {
      ...{ operationId: "createBackup", summary: "Make a backup while everything goes on", tags },
      description:
        "State, history and configuration as of one moment, without tokens, sessions and stored passwords. Answers when it is made, which takes minutes where much history is kept.",
      response: { 201: backupSchema },
    },
    handler: async (request, reply) => {
      const backup = await backups.create(actorOf(request));
      void reply.code(201).header("location", `/api/v1/backups/${backup.name}`);
      return backup;
    },
  });
}

function addOne(app: FastifyInstance, backups: BackupsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    ...{ method: "GET", url: "/api/v1/backups/:name", config },
    schema: {
      ...{ operationId: "readBackup", summary: "A backup as a file", tags, params },
      response: { 200: archive },
    },
    handler: async (request, reply) => {
      await send(await backups.open(request.params.name, actorOf(request)), reply);
    },
  });
  api.route({
    ...{ method: "DELETE", url: "/api/v1/backups/:name", config },
    schema: {
      ...{ operationId: "removeBackup", summary: "Remove a backup", tags, params },
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      await backups.remove(request.params.name, actorOf(request));
      await reply.code(204).send();
    },
  });
}

/** Read and sent part by part; the file is closed behind its stream. */
function send({ file, bytes, name }: OpenedBackup, reply: FastifyReply): FastifyReply {
  return reply
    .header("content-type", "application/gzip")
    .header("content-length", bytes)
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(file.createReadStream());
}
