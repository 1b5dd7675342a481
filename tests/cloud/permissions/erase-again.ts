import { putItems, readItemsOf } from '../../../packages/cloud/src/emulator/table-items.ts';
import { type Bench, type Person, startSync } from './bench.ts';

const TABLES = ['OrchestrationTableName', 'ConnectionTableName', 'LedgerTableName'];

/** A user with a copied month who was erased, and of whom everything is there again: an erasure finds it all. */
export async function eraseAgain({ stage, newPerson, output }: Bench): Promise<Person> {
  const person = await newPerson();
  await person.app.follow(await startSync(person));
  const items = await readItemsOf(stage.clients, TABLES.map(output), person.userId);
  await person.app.call('DELETE', '/me');
  await putItems(stage.clients, items);
  return person;
}
