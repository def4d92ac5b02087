/** Size limit of what is uploaded: Lambda accepts 6 MB, and base64 adds a third. What is larger never arrives. */
export const UPLOAD_LIMIT_BYTES = 4_000_000;
