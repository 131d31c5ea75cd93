import type { DiscoveryResource, PresetResource, SessionResource, TokenResource } from "@hearthash/contract";
import { RemoteList } from "./list.js";

export const presets = new RemoteList<PresetResource>("/presets");
export const sessions = new RemoteList<SessionResource>("/sessions");
export const tokens = new RemoteList<TokenResource>("/tokens");
export const discoveries = new RemoteList<DiscoveryResource>("/discoveries");
