import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { scannedCode } from "../../format/pairing-code.js";
import { qrReader } from "./read-qr.js";

interface ScanCodeProps {
  readonly onCode: (code: string) => void;
  readonly onCancel: () => void;
}

/** Between two looks at the camera's picture. */
const PAUSE_MS = 150;

/** The camera's picture until it shows a pairing code. Nothing of it leaves this page. */
export function ScanCode({ onCode, onCancel }: ScanCodeProps) {
  const video = useRef<HTMLVideoElement>(null);
  const note = useSignal("Point the camera at the code on the other screen.");
  useEffect(() => {
    const ended = new AbortController();
    const { current } = video;
    if (current !== null) {
      scan(current, ended.signal, note).then(
        (code) => {
          if (code !== undefined) onCode(code);
        },
        (error: unknown) => {
          note.value = cameraText(error);
        },
      );
    }
    return () => ended.abort();
  }, []);
  return (
    <div class="scan">
      <video class="scan-picture" ref={video} playsInline muted aria-label="What the camera sees" />
      <p class="small soft" role="status">
        {note.value}
      </p>
      <button type="button" class="button" onClick={onCancel}>
        Type the code instead
      </button>
    </div>
  );
}

/** The first code seen; undefined when the signal ended it. The camera is off behind it in any case. */
async function scan(
  video: HTMLVideoElement,
  signal: AbortSignal,
  note: { value: string },
): Promise<string | undefined> {
  const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    video.srcObject = camera;
    await video.play();
    const read = await qrReader();
    while (!signal.aborted) {
      const text = await read(video);
      const code = text === undefined ? undefined : scannedCode(text);
      if (code !== undefined) return code;
      if (text !== undefined) note.value = "That is another code. The one needed is under Phone and devices.";
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return undefined;
  } finally {
    for (const track of camera.getTracks()) track.stop();
  }
}

/** By the error's name, as the standard lists them. */
function cameraText(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError")
    return "The camera is not allowed here. Allow it in the phone's settings, or type the code.";
  if (name === "NotFoundError") return "There is no camera here. Type the code.";
  return "The camera does not work here. Type the code.";
}
