// The words of the way in.
import source from '../../locales/en.door.ftl?raw';

import { addWords } from './texts.svelte';

addWords(source);
