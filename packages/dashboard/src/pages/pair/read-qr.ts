/** Reads the QR code in a camera's picture; undefined where there is none that can be read. */
export type QrReader = (picture: HTMLVideoElement) => Promise<string | undefined>;

/** What of the browser's own reader is needed; TypeScript does not know it, nor does every browser have it. */
interface NativeDetector {
  new (options: {
    readonly formats: readonly string[];
  }): {
    detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
  };
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Pictures are made no larger than this before they are read: enough for a code, and quick on a phone. */
const LONGEST_SIDE = 640;

/** The browser's own reader where it has one, else a library's, which is loaded now. */
export async function qrReader(): Promise<QrReader> {
  const Detector = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector;
  if (Detector !== undefined && (await Detector.getSupportedFormats()).includes("qr_code")) {
    const detector = new Detector({ formats: ["qr_code"] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue;
  }
  return await libraryReader();
}

async function libraryReader(): Promise<QrReader> {
  const { decodeQR } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (picture) => {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.videoWidth, picture.videoHeight));
    canvas.width = Math.round(picture.videoWidth * scale);
    canvas.height = Math.round(picture.videoHeight * scale);
    if (context === null || canvas.width === 0 || canvas.height === 0) return undefined;
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // It throws for a picture without a code.
      return undefined;
    }
  };
}
