package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/portal"
	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// keyVariable is the environment variable that may hold the private key, for machines that keep secrets so.
const keyVariable = "CONGKHAI_KHOA"

// signing is how build signs: with which key, if any, and which log goes on.
type signing struct {
	keyFile, logFrom string
	newLog, unsigned bool
	goesOnUnsent     bool // the output may hold what goes on from logFrom, built by a run that did not come to send it
	key              *proof.Key
}

// readKey reads the private key, unless none is wanted. No message repeats what it holds.
func (s *signing) readKey() error {
	text, from := os.Getenv(keyVariable), keyVariable
	switch {
	case s.unsigned && (s.keyFile != "" || s.newLog):
		return say.Errorf("--unsigned là dựng không ký, không dùng cùng --key hay --new-log",
			"--unsigned builds without a signature, and not with --key or --new-log")
	case s.unsigned:
		return nil
	}
	if s.keyFile != "" {
		b, err := readFile(s.keyFile, proof.LongestKey)
		if err != nil {
			return say.Errorf("không đọc được khóa: %s", "the key cannot be read: %s", err)
		}
		text, from = string(b), s.keyFile
	}
	if text == "" && s.keyFile == "" {
		if s.newLog {
			return say.Errorf("--new-log cần khóa: thêm --key TỆP",
				"--new-log needs a key: add --key FILE")
		}
		return nil
	}
	key, err := proof.ParseKey(text)
	if err != nil {
		return say.Errorf("%s không chứa khóa riêng do congkhai key new tạo ra: %s",
			"%s holds no private key that congkhai key new made: %s", from, err)
	}
	s.key = &key
	return nil
}

// verifier is the public key of who signs, or "".
func (s *signing) verifier() string {
	if s.key == nil {
		return ""
	}
	return s.key.Verifier.String()
}

// checkPortal refuses a key that was made for another portal.
func (s *signing) checkPortal(config record.Config) error {
	if s.key == nil || s.key.Verifier.Name() == portal.LogName(config) {
		return nil
	}
	return say.Errorf("khóa này là của %s, còn cổng này là %s (theo dia_chi trong config.toml); hãy dùng đúng khóa",
		"this key is of %s, and this portal is %s (dia_chi in config.toml); use its own key",
		s.key.Verifier.Name(), portal.LogName(config))
}

// checkKey refuses to publish without a signature what was signed before, unless that is asked for: a key that is
// forgotten, or that a machine was not given, leaves the log behind what readers see.
func (s *signing) checkKey(folder string, published publish.Manifest) error {
	if s.key != nil || s.unsigned || s.logFrom == "" && !holdsLog(folder, published) {
		return nil
	}
	return say.Errorf("cổng này đã từng ký (nhật ký công bố ở %s) mà lần này không có khóa: thêm --key TỆP, hoặc đặt khóa vào biến %s; muốn dựng không ký thì thêm --unsigned",
		"this portal was signed before (its log is in %s), and there is no key: add --key FILE, or put the key into the variable %s; to build without a signature add --unsigned",
		cmp.Or(s.logFrom, folder), keyVariable)
}

// start finds the log that goes on and reads it: that of --log-from, else that of the output. There is none when nobody
// signs and nobody did; a new one begins only when that is asked for, so that no machine forks the log by being new.
func (s *signing) start(ctx context.Context, folder string, published publish.Manifest) (portal.Signing, error) {
	from := s.logFrom
	if from == "" && holdsLog(folder, published) {
		from = folder
	}
	switch {
	case from == "" && s.key == nil, from == "" && s.newLog:
		return portal.Signing{Key: s.key}, nil
	case from == "":
		return portal.Signing{}, say.Errorf("có khóa nhưng %s chưa có nhật ký công bố. Cổng đã ký lần nào rồi thì chỉ ra thư mục giữ bản đã đăng: --log-from THƯ-MỤC. Chưa ký lần nào thì thêm --new-log, một lần duy nhất",
			"there is a key and %s has no log: name the folder of the published portal with --log-from FOLDER, or, if it was never signed, begin one with --new-log, only once", folder)
	case s.newLog:
		return portal.Signing{}, say.Errorf("%s đã có nhật ký công bố, phải ghi tiếp vào đó: bỏ --new-log",
			"%s has a log already, which has to go on: leave out --new-log", from)
	}
	source, err := logAt(ctx, from)
	if err != nil {
		return portal.Signing{}, damaged(from, err)
	}
	log, err := s.read(from, source)
	if err == nil && from != folder {
		err = s.checkAhead(log, folder)
	}
	if s.goesOnUnsent && errors.Is(err, proof.ErrFork) {
		if unsent, ok := s.unsent(folder, source); ok {
			return unsent, nil
		}
	}
	return portal.Signing{Key: s.key, Log: log, Source: source}, err
}

// unsent is the log of the output, if it goes on from the published one. Going on from that one instead would make two
// logs of one, and somebody may have seen the longer already.
func (s *signing) unsent(folder string, published proof.Source) (portal.Signing, bool) {
	log, err := s.read(folder, logIn(folder))
	if err != nil {
		return portal.Signing{}, false
	}
	b, err := published(proof.CheckpointFile, proof.LongestCheckpoint)
	if err != nil {
		return portal.Signing{}, false
	}
	there, err := proof.OpenCheckpoint(b, log.Verifier())
	if err != nil || log.GoesOn(there) != nil {
		return portal.Signing{}, false
	}
	return portal.Signing{Key: s.key, Log: log, Source: logIn(folder)}, true
}

// holdsLog reports whether a log stands in the output, or stood there when it was published.
func holdsLog(folder string, published publish.Manifest) bool {
	inLog := func(f publish.Published) bool { return strings.HasPrefix(f.Path, proof.Folder+"/") }
	_, err := os.Lstat(filepath.Join(folder, proof.Folder, proof.CheckpointFile))
	return err == nil || slices.ContainsFunc(published.Files, inLog)
}

// read reads the log of a published portal: as the key signed it, or without a key as the one that lies beside it.
func (s *signing) read(folder string, source proof.Source) (*proof.Log, error) {
	verifier, err := proof.Verifier{}, error(nil)
	if s.key != nil {
		verifier = s.key.Verifier
	} else if verifier, err = lyingThere(source); err != nil {
		return nil, damaged(folder, err)
	}
	log, err := proof.Read(source, verifier)
	if errors.Is(err, verify.ErrRead) {
		return nil, say.Errorf("không đọc được nhật ký công bố ở %s nên không đăng gì; thử lại sau: %s",
			"the log in %s cannot be read, nothing is published; try again later: %s", folder, err)
	}
	if errors.Is(err, proof.ErrEarlier) {
		return nil, say.Errorf("ngày trong nhật ký ở %s đi lùi nên không ghi tiếp được; lấy lại từ bản đăng trước chỗ lùi bằng --log-from THƯ-MỤC: %s",
			"the days of the log in %s go back, so that it cannot go on; take one that was published before that with --log-from FOLDER: %s", folder, err)
	}
	if errors.Is(err, proof.ErrOtherKey) {
		return nil, say.Errorf("nhật ký trong %s do khóa khác ký, không ghi tiếp bằng khóa này được; hãy dùng đúng khóa: %s",
			"the log in %s is signed by another key and cannot go on with this one; use the right key: %s", folder, err)
	}
	if err != nil {
		return nil, damaged(folder, err)
	}
	return log, nil
}

// checkDay refuses to sign for a day that has not come: the log would take no day before it any more.
func (s *signing) checkDay(day, today calendar.Date) error {
	if s.key == nil || !day.After(today) {
		return nil
	}
	return say.Errorf("không ký cho ngày %s vì hôm nay mới là %s; bỏ --today, hoặc dựng với --unsigned để xem trước",
		"the day %s is not signed, since today is %s: leave out --today, or build with --unsigned for a preview", day,
		today)
}

// checkGoesOn refuses to sign for an earlier day than the log has already.
func (s *signing) checkGoesOn(log *proof.Log, day calendar.Date) error {
	if s.key == nil || log == nil || !log.Day().After(day) {
		return nil
	}
	return say.Errorf("nhật ký công bố đã có ngày %s nên không ký cho ngày %s trước đó; bỏ --today và --as-of, xem lại đồng hồ của máy, hoặc dựng với --unsigned để xem lại ngày cũ",
		"the log has the day %s already, and %s before it is not signed: leave out --today and --as-of, check the clock, or build with --unsigned",
		log.Day(), day)
}

func damaged(folder string, err error) error {
	return say.Errorf("nhật ký công bố trong %s thiếu hoặc bị sửa nên không đăng gì; lấy lại từ một bản đã đăng bằng --log-from THƯ-MỤC: %s",
		"the log in %s lacks something or was changed, nothing is published; take one that was published with --log-from FOLDER: %s", folder, err)
}

// lyingThere is the public key that lies beside a log.
func lyingThere(source proof.Source) (proof.Verifier, error) {
	b, err := source(proof.VerifierFile, proof.LongestKey)
	if err != nil {
		return proof.Verifier{}, err
	}
	return proof.ParseVerifier(string(b))
}

// checkAhead refuses to put a log in place of one that it does not go on from. What is no log any more may be replaced.
func (s *signing) checkAhead(log *proof.Log, folder string) error {
	b, err := logIn(folder)(proof.CheckpointFile, proof.LongestCheckpoint)
	if err != nil {
		return nil
	}
	there, err := proof.OpenCheckpoint(b, log.Verifier())
	if err == nil {
		err = log.GoesOn(there)
	}
	if errors.Is(err, proof.ErrFork) || errors.Is(err, proof.ErrOtherKey) {
		return say.Errorf("nhật ký trong %s cũ hơn hoặc khác với nhật ký đang có ở %s, ghi đè là mất lịch sử đã công bố; bỏ --log-from: %s",
			"the log in %s is older than the one in %s, or another, and what was published would be lost; leave out --log-from: %s", s.logFrom, folder, err)
	}
	return nil
}

// tellUnsigned says once that what was published is not signed.
func (p *publishing) tellUnsigned(m publish.Manifest) {
	switch {
	case p.key != nil:
	case holdsLog(p.folder, m):
		p.say(p.err, "bản này chưa ký: nhật ký công bố giữ nguyên, chưa có bản này; ký bằng --key TỆP\n",
			"this tree is not signed: the log is as it was and does not have it yet; sign with --key FILE\n")
	default:
		p.say(p.err, "cổng này chưa ký, người đọc chưa kiểm chứng được ai đã công bố; xem congkhai key new --help\n",
			"this portal is not signed, readers cannot verify who published it; see congkhai key new --help\n")
	}
}

// logAt reads the log of a portal that was published into a folder, or that is on the web.
func logAt(ctx context.Context, from string) (proof.Source, error) {
	if !strings.Contains(from, "://") {
		return logIn(from), nil
	}
	place, err := verify.Open(from, patience)
	if err != nil {
		return nil, err
	}
	return verify.Source(ctx, place), nil
}

// logIn reads the log of a portal that was published into a folder.
func logIn(folder string) proof.Source {
	return func(name string, most int) ([]byte, error) {
		return readFile(filepath.Join(folder, filepath.FromSlash(path.Join(proof.Folder, name))), most)
	}
}

// readFile reads a regular file, and no more of it than somebody has use for.
func readFile(name string, most int) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, say.Errorf("%s không phải là tệp", "%s is no file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err == nil && len(b) > most {
		err = say.Errorf("%s dài hơn %d byte",
			"%s is longer than %d bytes", name, most)
	}
	return b, err
}
