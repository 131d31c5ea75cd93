/**
 * What hearthash's server, command line and dashboard agree on: configuration, REST resources, events.
 *
 * @module
 */
export * from "./access.js";
export * from "./actor.js";
export * from "./alert-titles.js";
export * from "./alerts.js";
export * from "./backup.js";
export * from "./browser-name.js";
export * from "./catalogue.js";
export * from "./change-config.js";
export * from "./channels.js";
export * from "./command.js";
export * from "./config.js";
export * from "./discovery.js";
export * from "./fleet.js";
export * from "./guard.js";
export * from "./history.js";
export * from "./intent-effects.js";
export * from "./intent-words.js";
export * from "./intents.js";
export * from "./journal.js";
export * from "./miner.js";
export * from "./miner-query.js";
export * from "./page.js";
export * from "./pairing.js";
export * from "./preset.js";
export * from "./problem.js";
export * from "./raw-reply.js";
export * from "./schedules.js";
export * from "./stream.js";
export * from "./subnet.js";
export * from "./watching.js";
