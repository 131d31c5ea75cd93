import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ApiProblem } from "../live/problem.js";

/** What the server had against single fields of a form. */
export const FieldProblems = createContext<ApiProblem["parts"]>([]);

/** What the server had against this field: a path of the request, as its name says. */
export function useFieldProblem(name: string): string | undefined {
  return useContext(FieldProblems).find(({ path }) => isAbout(path, name))?.message;
}

/** Whether a field is meant by a part of a problem: it itself, one of its values, or it within something larger. */
function isAbout(path: string, name: string): boolean {
  const ofBody = path.replace(/^body\.?/, "");
  return ofBody === name || ofBody.startsWith(`${name}.`) || ofBody.endsWith(`.${name}`);
}

interface FieldProblemProps {
  readonly id: string;
  readonly problem: string | undefined;
}

/** The server's words beside the field they are about. */
export function FieldProblem({ id, problem }: FieldProblemProps) {
  if (problem === undefined) return null;
  return (
    <p class="field-error" id={id}>
      {problem}
    </p>
  );
}
