// Package bound says how large what an author writes may be at most. Each bound is far above what any real record
// needs, and low enough that no single file can keep a build busy for seconds or take the memory of a machine. They
// stand together here because they only hold together: what a file costs is a product of several. README.md lists them
// with their reasons.
package bound

// Of a file that is read as text: a record, the configuration, a layout.
const (
	// Text is its size in bytes. The longest of 2,642 real procedures has an eighth of it.
	Text = 512 << 10
	// Noted is how many problems are looked for in it;
	// somebody who broke more than that broke one thing a thousand times.
	Noted = 1000
	// Problems is how many of them are told: nobody mends more in one go, and the rest may follow from these.
	Problems = 40
)

// Attachment is how many bytes a file may have that goes with records as it is, such as a paper:
// nobody fetches more with a phone.
const Attachment = 50 << 20

// Of a spreadsheet that is opened at the desk. A list of 2,642 procedures has 20,000 cells and comes to 1 MB unpacked.
const (
	// Unpacked is how many bytes a workbook's parts may come to, without its pictures, which nobody unpacks:
	// a few kilobytes can be packed that come to gigabytes.
	Unpacked = 40 << 20
	// SheetCells is how many cells its sheets may have, with the empty ones before the last of each row.
	SheetCells = 1_000_000
	// SheetText is how many bytes the texts of its cells may come to, each time that one stands there, and a .csv:
	// to look for letters of old codes in all of it takes a second for each megabyte.
	SheetText = 24 << 20
)

// Of what is quoted when a problem is told, so that those of one file stay under 64 KB whatever is in it.
const (
	Quoted  = 300 // bytes of a text of the author's
	Excerpt = 80  // characters of a line before a place, in it, and after it
)

// Of the front matter and of files in TOML.
const (
	// Depth is how many tables, lists and parts of keys a value may lie in: real records need five, and what is deeper
	// grows with the square, in the library and in ours.
	Depth = 16
	// Key is the bytes of a value's name with the tables that it lies in;
	// each problem and each value of a file has its own.
	Key = 300
	// Items is how many one list may have: what holds each of them against the others grows with the square.
	Items = 2000
	// Tried is the bytes that are read to find the syntax errors of a file, each of which takes another try.
	Tried = 8 << 20
	// Values is how many a file may give: thirty of the fullest lists that there may be.
	Values = 50_000
)

// Of a body in Markdown.
const (
	// Nesting is how deep lists, quotes and emphasis may stand in each other: what is written again for each level of
	// one line grows with the square.
	Nesting = 16
	// Cells is how many a table may have, columns by rows: a short row is filled up to the columns of the first.
	Cells = 20_000
	// Looked is the bytes that the parser may look through for the ends of links: each "[" may cost it the rest of its
	// paragraph. A list of 2,000 links without blank lines stays below.
	Looked = 200 << 20
	// Links and Headings is how many a body may have. Nobody finds anything among more on one page, and a definition is
	// written out for each link that names it.
	Links    = 5000
	Headings = 2000
	// Address is the bytes of one that a link leads to; servers cut longer ones.
	Address = 2000
)

// Of a Word document that a draft is made of. It is an archive: a small one may hold a world.
const (
	// WordXML is how many bytes its parts may have that are read, unpacked and all together: a report of a hundred pages
	// has three million.
	WordXML = 16 << 20
	// WordWhole is how many bytes all parts may come to, with the pictures.
	WordWhole = 256 << 20
	// WordParts is how many there may be.
	WordParts = 4000
	// WordText is how many bytes of text it may have, and WordParagraphs how many paragraphs: twice what a record takes,
	// and what five hundred pages have.
	WordText       = 1 << 20
	WordParagraphs = 20_000
	// WordNesting is how deep elements may stand in each other. A table in a cell of a table has twenty.
	WordNesting = 200
)

// Of paths that are published.
const (
	// Name is the bytes of a file's or folder's name: file systems take 255, and what is made of a file has a longer
	// name, such as a smaller picture that is being written (.480w.png.dang-ghi) or the receipt of a record. A
	// Vietnamese letter takes up to three.
	Name = 200
	// Path is the bytes of a whole path under content, and of an old address: macOS takes 1024 with the folder that all
	// lies in, and so does nginx in its table of old addresses.
	Path = 500
)

// Mail is the letters of an address of electronic mail: what RFC 5321 has programs carry.
const Mail = 254

// Of pictures, which cost time and memory by what they are decoded to: a small file may hold billions of pixels.
const (
	PictureFile    = 32 << 20 // bytes of the file, more than any phone writes
	PicturePixels  = 25_000_000
	PictureDecoded = 96 << 20 // bytes while it is read
	PictureShown   = 2 << 20  // bytes of a file that pages load as it is, since no smaller copy can be made of it
	Logo           = 32 << 10 // bytes of one that every page loads
	PictureScans   = 32       // passes in which a JPEG is written, each of which goes through all of it; ten are usual
)

// Of a theme. The pages of the real portal come to 1,159 actions, 4,475 steps, 6 calls in each other and 126 KB at
// most, and a page lists 1,000 records at most.
const (
	// Blocks is how many blocks ({{if}}, {{range}}, {{with}}) or brackets of a layout may stand in each other. What
	// reads them goes as deep, and has one stack.
	Blocks = 100
	// Actions is how many actions, texts and values a page's layout may come to, with all that it calls: for each place
	// and type that a template is called with it is compiled anew.
	Actions = 20_000
	// Calls is how deep templates may call each other while a page is made. Each may have Blocks blocks around its
	// call, and all of them have one stack.
	Calls = 1000
	// Steps is how many actions may be done for one page, those in loops each time:
	// twenty for each of the Values of a file.
	Steps = 1_000_000
	// Page is how many bytes a page may have, and the words that are put together for it:
	// a record of Text bytes makes no more.
	Page = 16 << 20
)

// Of a commit in a repository. It was written by whoever could write there, and stays for ever.
const (
	// Commit is how many bytes it may have: a thousand times the longest message that anybody writes,
	// and read in a moment.
	Commit = 16 << 20
	// Trailers is how many letters of its trailers are told. A decision that names a hundred others has less.
	Trailers = 4000
	// Entries is how many files and folders of the content a commit may hold or change: ten times those of a large
	// portal. Folders that share what is in them make a billion files of a kilobyte.
	Entries = 1 << 18
	// TreePath is how many bytes the path of a file may have in a repository: more than systems open.
	TreePath = 4096
)

// Of what a province's portal gathers of another portal, which is not trusted with memory.
const (
	// GatheredText is how many bytes a title may have: ten lines of a page.
	GatheredText = 1000
	// GatheredLine is how many bytes a line of a gathered file may have: the longest describes a set of open data.
	GatheredLine = 64 << 10
	// GatheredTable is how many bytes a table may have that is read of a portal: one of 100,000 procedures has as many.
	GatheredTable = 192 << 20
	// GatheredItems is how many records of a portal are kept.
	GatheredItems = 200_000
)
