package node

import (
	"io/fs"
	"os"
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/windows"
)

// KeepsModes tells whether the system has modes of files.
const KeepsModes = false

// Modes that all files and folders have: the system keeps none.
const (
	fileMode   = 0o644
	folderMode = 0o755
)

// Folder is a folder of which names are looked at.
type Folder struct{ name string }

// In makes a folder ready for looks at what lies in it. It stays closed: nobody could rename it.
func In(name string) (Folder, error) { return Folder{name}, nil }

// Look tells what has a name below the folder, with slashes. Of a link it is the link.
func (f Folder) Look(name string) (Node, error) {
	return Look(f.name + string(filepath.Separator) + filepath.FromSlash(name))
}

// Close ends it.
func (f Folder) Close() error { return nil }

// Look tells what has a name. Of a link it is the link. It asks Windows for more than os.Lstat tells.
func Look(name string) (Node, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return Node{}, err
	}
	mode := fs.FileMode(fileMode)
	switch {
	case info.IsDir():
		mode = folderMode
	case info.Mode()&0o200 == 0: // read-only, the one mode that Windows keeps: no other file takes its place
		mode = 0o444
	}
	changed, id := changedAt(name)
	return Node{File: info.Mode().IsRegular(), Folder: info.IsDir(), Mode: mode, Size: info.Size(), Changed: changed,
		ID: id}, nil
}

// basicInfo is FILE_BASIC_INFO.
type basicInfo struct {
	created, accessed, written, changed int64
	attributes                          uint32
}

// changedAt tells when a file or folder changed last, in Windows' own unit, and which one it is. FAT does not tell.
func changedAt(name string) (changed int64, id ID) {
	path, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return unknown, id
	}
	const shared = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	h, err := windows.CreateFile(path, windows.FILE_READ_ATTRIBUTES, shared, nil, windows.OPEN_EXISTING,
		windows.FILE_FLAG_BACKUP_SEMANTICS|windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	if err != nil {
		return unknown, id
	}
	defer windows.CloseHandle(h)
	var which windows.ByHandleFileInformation
	if windows.GetFileInformationByHandle(h, &which) == nil {
		id = ID{uint64(which.VolumeSerialNumber), uint64(which.FileIndexHigh)<<32 | uint64(which.FileIndexLow)}
	}
	var basic basicInfo
	err = windows.GetFileInformationByHandleEx(h, windows.FileBasicInfo, (*byte)(unsafe.Pointer(&basic)),
		uint32(unsafe.Sizeof(basic)))
	if err != nil || basic.changed <= 0 {
		return unknown, id
	}
	return basic.changed, id
}
