// Package bound says how large what an author writes may be at most. Each bound is far above what any real record needs, and
// low enough that no single file can keep a build busy for seconds or take the memory of a machine. They stand together here
// because they only hold together: the time that a file costs is a product of several. README.md lists them with their reasons.
package bound

// Text is how many bytes a file that is read as text may have: a record, the configuration, a layout. The longest of 2,642 real
// procedures has a tenth of it.
const Text = 1 << 20

// What a commit of a repository may hold. It was written by whoever could write there, and stays for ever.
const (
	// Commit is how many bytes it may have: a thousand times the longest message that anybody writes, and read in a moment.
	Commit = 16 << 20
	// Trailers is how many letters of its trailers are told. A decision that names a hundred others has less.
	Trailers = 4000
	// Entries is how many files and folders of the content a commit may hold or change: ten times those of a large portal.
	// Folders that share what is in them make a billion files of a kilobyte.
	Entries = 1 << 18
	// TreePath is how many bytes the path of a file may have in a repository: more than systems open.
	TreePath = 4096
)
