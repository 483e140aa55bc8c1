// What no first screen needs, in a chunk of its own: words, and the count of drafts.
import source from '../../locales/en.later.ftl?raw';

import { addWords } from './texts.svelte';

export { drafts } from './unsent';

addWords(source);
