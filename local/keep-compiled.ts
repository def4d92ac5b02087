import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Loaded before all else: what Node has compiled and freed of types is kept, so that a command starts sooner next time.
enableCompileCache(path.join(import.meta.dirname, '../.local/compiled'));
