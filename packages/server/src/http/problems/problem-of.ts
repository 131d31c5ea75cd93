import { errorTable, isHearthashError } from "@hearthash/client";
import type { Problem } from "@hearthash/contract";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { ServerError, type ServerErrorCode, serverErrors } from "../../errors/index.js";
import { PairingRefusedError } from "../../pairing/index.js";

type Part = NonNullable<Problem["errors"]>[number];

const MOST_PARTS = 20;

/** What a caller gets to know of an error: codes and our own words. Of a defect: only that there was one. */
export function problemOf(error: unknown): Problem {
  if (error instanceof PairingRefusedError) return { ...ofServerError(error), triesLeft: error.triesLeft };
  if (error instanceof ServerError) return ofServerError(error);
  if (isHearthashError(error)) {
    const { httpStatus, help } = errorTable[error.code];
    return problem(error.code, httpStatus, help, error.message);
  }
  if (hasZodFastifySchemaValidationErrors(error)) return ofValidation(error);
  return ofFramework(error);
}

function ofServerError({ code, status, message, parts }: ServerError): Problem {
  // What is wrong inside (paths, settings) is for the log; 503 says when to come back, 507 what to do about it.
  if (status >= 500 && status !== 503 && status !== 507) return internalProblem();
  return ofCode(code, message, parts);
}

interface ValidationError {
  readonly validationContext?: string | undefined;
  readonly validation: readonly { readonly instancePath: string; readonly message?: string | undefined }[];
}

function ofValidation({ validation, validationContext = "body" }: ValidationError): Problem {
  const parts = validation.slice(0, MOST_PARTS).map(({ instancePath, message = "is not valid" }) => ({
    path: `${validationContext}${instancePath.replaceAll("/", ".")}`.replace(/\.$/, "").slice(0, 200),
    message: message.slice(0, 300),
  }));
  const detail = parts.map(({ path, message }) => `${path}: ${message}`).join("; ");
  return ofCode("request-invalid", detail, parts);
}

/** Errors of the framework are judged by their status: its codes may change with its version. */
function ofFramework(error: unknown): Problem {
  const status = statusOf(error);
  if (status === 413) return ofCode("body-too-large", "the body may have at most 256 KB");
  if (status === 415)
    return ofCode("media-type-unsupported", "send JSON, with content-type: application/json");
  if (status >= 400 && status < 500) {
    return ofCode("request-invalid", error instanceof Error ? error.message.slice(0, 300) : "");
  }
  return internalProblem();
}

function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}

function internalProblem(): Problem {
  return problem(
    "internal",
    500,
    "Something went wrong in the server",
    "its log says what, under the id of the reply",
  );
}

function ofCode(code: ServerErrorCode, detail: string, parts: readonly Part[] = []): Problem {
  const { status, title } = serverErrors[code];
  const base = problem(code, status, title, detail);
  return parts.length === 0 ? base : { ...base, errors: [...parts] };
}

function problem(code: string, status: number, title: string, detail: string): Problem {
  return { type: `urn:hearthash:problem:${code}`, title, status, detail, code };
}
