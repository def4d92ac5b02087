import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Loaded before all else: what Node has compiled and freed of types is kept, also for the programs that a command
// starts, so that the next one starts sooner.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, '../.local/compiled');
enableCompileCache(process.env.NODE_COMPILE_CACHE);
