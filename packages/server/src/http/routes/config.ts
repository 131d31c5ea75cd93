import { redactTree } from "@hearthash/client";
import { type Config, changeConfigSchema, changedConfigSchema, configSchema } from "@hearthash/contract";
import { z } from "zod";
import { type AddRoutes, actorOf } from "./api-app.js";

const tags = ["house"];

/** Sections that are read each time they are needed; the others are read once, at the start. */
const READ_LIVE = ["energy.", "backup.", "channels.pushContact"];

/** The settings: as they are in force, and those that can be changed from here. */
export const addConfig: AddRoutes = (app, deps) => {
  addGet(app, deps);
  addPatch(app, deps);
};

const addGet: AddRoutes = (app, { config }) => {
  app.route({
    method: "GET",
    url: "/api/v1/config",
    config: { scope: "admin" },
    schema: {
      operationId: "getConfig",
      summary: "The settings as they are in force",
      description: "File, environment and defaults together. Passwords within URLs are hidden.",
      tags,
      response: { 200: configSchema },
    },
    handler: () => shown(config()),
  });
};

const addPatch: AddRoutes = (app, { config, editConfig, journal }) => {
  app.route({
    method: "PATCH",
    url: "/api/v1/config",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "changeConfig",
      summary: "Change settings of polling, energy, history, backups and the contact of push messages",
      description:
        "By full names: polling.watchedMs. They are written into the configuration file one by one, its comments stay; null takes one away, so that its default counts.",
      tags,
      body: changeConfigSchema,
      response: { 200: changedConfigSchema },
    },
    handler: (request) => {
      const actor = actorOf(request);
      const names: string[] = [];
      for (const [name, value] of Object.entries(request.body)) {
        if (value === undefined) continue;
        editConfig(name, value ?? undefined);
        names.push(name);
        const message =
          value === null
            ? `The setting ${name} has its default again`
            : `The setting ${name} is ${String(value)} now`;
        journal.write({ kind: "config.changed", actor, message, data: { setting: name, value } });
      }
      const afterRestart = names.filter((name) => !READ_LIVE.some((section) => name.startsWith(section)));
      return { config: shown(config()), afterRestart };
    },
  });
};

/** Settings as they may be shown. */
function shown(config: Config): Config {
  return configSchema.parse(redactTree(z.json().parse(JSON.parse(JSON.stringify(config)))));
}
