/** Longest subject of a token, characters (OpenID Connect Core 1.0, section 2); far below what an index key may have. */
const MAX_LENGTH = 255;

/** Whether `text` can be a user's id: whatever the API lets in, a message and the table take too. */
export function isUserId(text: string): boolean {
  return text.length > 0 && text.length <= MAX_LENGTH;
}
