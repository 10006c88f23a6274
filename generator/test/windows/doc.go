// Package windows holds the command against what people on Windows do with it: paths with backslashes and drive
// letters, lines that end with CR LF, folders that some program has open, a machine without git. It has tests only, and
// comes in through the front door: it runs congkhai.exe and looks at what that says and writes, and imports nothing of
// ours.
//
// On Windows the program is run as it is, elsewhere by Wine in a folder of its own (WINEPREFIX), without a screen.
// Where Wine is missing the tests are skipped; they fail there when the environment says CONGKHAI_WINDOWS=required, as
// the CI does. To have it on Debian:
//
//	apt-get install --no-install-recommends wine64 gcc-mingw-w64-x86-64
//
// The compiler makes a library that Wine 8 lacks, testdata/bcryptprimitives.c. Wine is not Windows: Wine 8 cannot do
// what os.RemoveAll and os.Root ask for to remove a file, and shows links as what they lead to, so no test here lets
// the program do the one or see the other.
package windows
