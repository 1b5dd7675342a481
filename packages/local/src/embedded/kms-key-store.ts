import { randomUUID } from 'node:crypto';
import { createKmsKey, type KmsKey } from './kms-cipher.ts';
import { KmsError } from './kms-error.ts';

const ARN_PREFIX = 'arn:aws:kms:us-east-1:000000000000:';

/** Keys and their aliases, for the life of this process. */
export class KmsKeyStore {
  readonly #keys = new Map<string, KmsKey>();
  readonly #aliases = new Map<string, string>();

  create(): KmsKey {
    const key = createKmsKey(randomUUID());
    this.#keys.set(key.id, key);
    return key;
  }

  /** @param name `alias/...` @throws KmsError AlreadyExistsException */
  alias(name: string, keyId: string): void {
    if (this.#aliases.has(name)) throw new KmsError('AlreadyExistsException', `Alias ${name} already exists`);
    this.#aliases.set(name, this.find(keyId).id);
  }

  /** Every alias with the id of its key. */
  aliases(): { readonly name: string; readonly keyId: string }[] {
    return [...this.#aliases].map(([name, keyId]) => ({ name, keyId }));
  }

  /** @throws KmsError NotFoundException */
  removeAlias(name: string): void {
    if (!this.#aliases.delete(name)) throw new KmsError('NotFoundException', `Alias ${name} does not exist`);
  }

  /** @param reference key id, key ARN, alias name or alias ARN @throws KmsError NotFoundException */
  find(reference: string): KmsKey {
    const name = reference.replace(/^arn:aws:kms:[^:]*:[^:]*:(key\/)?/, '');
    const key = this.#keys.get(this.#aliases.get(name) ?? name);
    if (key === undefined) throw new KmsError('NotFoundException', `Key ${reference} does not exist`);
    return key;
  }

  /** Takes the key and its aliases away at once (AWS waits 7 to 30 days). */
  remove(reference: string): void {
    const { id } = this.find(reference);
    this.#keys.delete(id);
    for (const [name, target] of this.#aliases) if (target === id) this.#aliases.delete(name);
  }
}

export function toKeyArn(key: KmsKey): string {
  return `${ARN_PREFIX}key/${key.id}`;
}
