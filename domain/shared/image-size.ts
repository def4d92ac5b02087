import { imageSize as sizeOf } from 'image-size';

export type ImageSize = { type: string; width: number; height: number };

/** Format and pixel size from an image's bytes; undefined unless both are known and the size is above 0. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  try {
    const { type, width, height } = sizeOf(bytes);
    return type && width > 0 && height > 0 ? { type, width, height } : undefined;
  } catch {
    // The library throws for unknown formats and truncated files.
    return undefined;
  }
}
