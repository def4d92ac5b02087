import { inMemoryStores } from '../in-memory/in-memory-stores.ts';
import { allContracts } from './all-contracts.ts';

allContracts(async () => inMemoryStores());
