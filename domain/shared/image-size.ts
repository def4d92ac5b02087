import { imageSize as sizeOf } from 'image-size';

export type ImageSize = { type: string; width: number; height: number };

/** The format and the pixels that an image's bytes say it has; undefined where they are none, or say no size above 0. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  try {
    const { type, width, height } = sizeOf(bytes);
    return type && width > 0 && height > 0 ? { type, width, height } : undefined;
  } catch {
    // The library throws for bytes of no format that it knows, and for those that break off.
    return undefined;
  }
}
