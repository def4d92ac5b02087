import { imageSize as sizeOf } from 'image-size';

export type ImageSize = {
  type: string;
  width: number;
  height: number;
  /** 1 to 8 as in EXIF, where a JPEG says it; from 5 on, it is shown on its side. */
  orientation?: number;
};

/** Format and pixel size from an image's bytes; undefined unless both are known and the size is above 0. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  try {
    const { type, width, height, orientation } = sizeOf(bytes);
    if (!type || !(width > 0 && height > 0)) return undefined;
    return { type, width, height, ...(orientation !== undefined && { orientation }) };
  } catch {
    // The library throws for unknown formats and truncated files.
    return undefined;
  }
}
