// The words of the console, the projector and the operator, loaded with the first of them.
import source from '../../locales/en.desk.ftl?raw';

import '../lib/door';
import { addWords } from '../lib/texts.svelte';

addWords(source);
