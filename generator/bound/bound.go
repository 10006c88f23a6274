// Package bound says how large what an author writes may be at most. Each bound is far above what any real record needs, and
// low enough that no single file can keep a build busy for seconds or take the memory of a machine. They stand together here
// because they only hold together: the time that a file costs is a product of several. README.md lists them with their reasons.
package bound

// Text is how many bytes a file that is read as text may have: a record, the configuration, a layout. The longest of 2,642 real
// procedures has a tenth of it.
const Text = 1 << 20

// The bounds of a theme. The pages of the real portal come to 1,159 actions, 4,475 steps, 6 calls in each other and 126 KB at most,
// and a page lists 1,000 records at most.
const (
	// Blocks is how many blocks ({{if}}, {{range}}, {{with}}) or brackets of a layout may stand in each other. What reads them
	// goes as deep, and has one stack.
	Blocks = 100
	// Actions is how many actions, texts and values a page's layout may come to, with all that it calls: for each place and type
	// that a template is called with it is compiled anew.
	Actions = 20_000
	// Calls is how deep templates may call each other while a page is made. Each may have Blocks blocks around its call, and
	// all of them have one stack.
	Calls = 1000
	// Steps is how many actions may be done for one page, those in loops each time.
	Steps = 250_000
	// Page is how many bytes a page may have, and the words that are put together for it: a record of Text bytes makes no more.
	Page = 16 << 20
)
