package main

import (
	"maps"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"congkhai/generator/files/record"
	"congkhai/generator/publish/schedule"
	"congkhai/generator/text/say"
)

// scheduling is one run of schedule: what the machine is to do every hour, and where the files for that go.
type scheduling struct {
	*command
	key, folder string
}

func (c *command) schedule() *cobra.Command {
	s := &scheduling{command: c}
	cmd := &cobra.Command{
		Use: "schedule [TARGET] -o FOLDER", Args: upTo("TARGET"),
		Short: c.text("Viết các tệp để máy này tự dựng và gửi cổng mỗi giờ",
			"Write the files by which this machine publishes every hour"),
		Long: c.text(`Viết vào FOLDER các tệp để bộ hẹn giờ có sẵn của máy này mỗi giờ lấy bản mới từ git, dựng cổng và gửi tới TARGET:
Task Scheduler trên Windows; systemd hoặc cron trên máy khác. Tệp nằm ngoài thư mục của cổng, vì ai sửa được chúng thì sai khiến được máy.`,
			`Writes into FOLDER the files by which this machine's own scheduler takes what is new from git, builds the portal and sends it to
TARGET every hour: the Task Scheduler on Windows, systemd or cron elsewhere. They lie outside the portal: who may change them commands
the machine.`),
		RunE: func(_ *cobra.Command, args []string) error { return s.run(strings.Join(args, "")) },
	}
	cmd.Flags().StringVarP(&s.folder, "out", "o", "", c.text("thư mục cho các tệp ấy, ngoài thư mục của cổng",
		"the folder for them, outside the portal's"))
	cmd.Flags().StringVar(&s.key, "key", "", c.text("ký bằng khóa riêng trong tệp này",
		"sign with the private key in this file"))
	return cmd
}

func (s *scheduling) run(target string) error {
	to, err := s.target(target)
	if err != nil {
		return err
	}
	if s.folder, err = s.chosen(); err != nil {
		return err
	}
	job, err := s.job(to)
	if err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return s.write(schedule.Windows(job), say.Text{
			Vi: `đã viết vào %[1]s. Hẹn giờ: mở cửa sổ lệnh và gõ
  schtasks /Create /TN "Cong cong khai" /XML "%[1]s\cong-khai.xml"
Muốn máy chạy cả khi chưa ai đăng nhập: trong Task Scheduler, mở việc ấy, chọn "Run whether user is logged on or not".
Mỗi lần chạy ghi vào %[1]s\cong-khai.log
`, En: `written to %[1]s. In a window of commands, type
  schtasks /Create /TN "Cong cong khai" /XML "%[1]s\cong-khai.xml"
To have it run while nobody is logged on, open the task and choose "Run whether user is logged on or not".
Each run is told in %[1]s\cong-khai.log
`})
	}
	return s.write(schedule.Unix(job), say.Text{
		Vi: `đã viết vào %[1]s. Hẹn giờ bằng một trong hai cách:
  systemd: sudo cp '%[1]s'/cong-khai.service '%[1]s'/cong-khai.timer /etc/systemd/system/ && sudo systemctl enable --now cong-khai.timer
  cron:    crontab -e, rồi chép vào dòng trong cong-khai.cron
Mỗi lần chạy ghi vào %[1]s/cong-khai.log
`, En: `written to %[1]s. Choose one way:
  systemd: sudo cp '%[1]s'/cong-khai.service '%[1]s'/cong-khai.timer /etc/systemd/system/ && sudo systemctl enable --now cong-khai.timer
  cron:    crontab -e, and add the line of cong-khai.cron
Each run is told in %[1]s/cong-khai.log
`})
}

// chosen is the folder for the files, by its whole path. It may be none in which whoever commits to the portal could
// change what this machine runs.
func (s *scheduling) chosen() (string, error) {
	if s.folder == "" {
		return "", say.Errorf("chưa biết viết vào đâu: thêm -o THƯ-MỤC, ngoài thư mục của cổng",
			"nobody said where to: add -o FOLDER, outside the portal's")
	}
	folder, err := wholePath(s.folder)
	if err != nil {
		return "", err
	}
	inside := folder
	if _, err := os.Stat(folder); err == nil {
		inside = filepath.Join(folder, "cong-khai")
	}
	around, err := s.folderAround(inside)
	if err == nil && around != "" {
		err = say.Errorf("không viết vào %s: nơi ấy thuộc thư mục của cổng (%s), ai gửi bài vào cổng thì sửa được lệnh "+
			"mà máy này chạy; hãy chọn nơi khác", "nothing is written to %s: that is in the portal's folder (%s), and who "+
			"commits to it could change what this machine runs; choose another place", s.folder, around)
	}
	return folder, err
}

// job is what the machine runs, by paths that hold wherever a scheduler starts.
func (s *scheduling) job(to record.Target) (job schedule.Job, err error) {
	if job.Program, err = os.Executable(); err != nil {
		return job, err
	}
	if strings.Contains(filepath.ToSlash(job.Program), "/go-build") {
		return job, say.Errorf("chương trình này chỉ có trong lúc go run; chạy chương trình đã tải về, hay đã dựng bằng go build",
			"this program is there only while go run is; use one that was downloaded, or made by go build")
	}
	if job.Folder, err = wholePath(s.dir); err != nil {
		return job, err
	}
	job.Words = []string{"refresh", to.Name, "--journal", filepath.Join(s.folder, "cong-khai.log")}
	if s.key != "" {
		key, err := wholePath(s.key)
		if err == nil {
			_, err = os.Stat(key)
		}
		if err != nil {
			return job, say.Errorf("không đọc được khóa: %s", "the key cannot be read: %s", err)
		}
		job.Words = append(job.Words, "--key", key)
	}
	runner, err := user.Current()
	if err == nil {
		job.User = runner.Username
	}
	return job, err
}

// wholePath is a path that holds wherever a program starts, and can be written in a line.
func wholePath(given string) (string, error) {
	whole, err := filepath.Abs(given)
	if strings.ContainsFunc(whole, unicode.IsControl) {
		return "", say.Errorf("đường dẫn %q có ký tự điều khiển; hãy chọn nơi khác", "the path %q has a control character", whole)
	}
	return whole, err
}

// write writes all files, none over another, and says what to do with them.
func (s *scheduling) write(files map[string][]byte, next say.Text) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := create(filepath.Join(s.folder, name), string(files[name])); err != nil {
			return err
		}
	}
	s.say(s.out, next.Vi, next.En, s.folder)
	return nil
}
