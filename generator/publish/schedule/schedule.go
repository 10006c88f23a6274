// Package schedule writes the files by which a machine's own scheduler runs a command every hour: systemd and cron, or
// the Task Scheduler of Windows. It runs nothing.
package schedule

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf16"
)

// Job is a command that is run every hour.
type Job struct {
	Program string   // by its whole path, as a scheduler starts anywhere
	Words   []string // that follow it
	Folder  string   // where it runs
	User    string   // as whom, where systemd has to be told
}

// Unix returns a service and a timer for systemd, and a line for cron, by the names of their files.
func Unix(j Job) map[string][]byte {
	line := append([]string{j.Program}, j.Words...)
	command := "cd " + inShell(j.Folder) + " && " + quoted(line, inShell)
	return map[string][]byte{
		"cong-khai.service": fmt.Appendf(nil, service, inValue(j.User), inValue(j.Folder), quoted(line, inUnit)),
		"cong-khai.timer":   []byte(timer),
		"cong-khai.cron":    []byte("10 * * * * " + inCron(command) + "\n"),
	}
}

// quoted is a line of words, each as something wants it.
func quoted(words []string, quote func(string) string) string {
	var line []string
	for _, w := range words {
		line = append(line, quote(w))
	}
	return strings.Join(line, " ")
}

const service = `[Unit]
Description=Lấy bản mới, dựng và gửi cổng công khai
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User=%s
WorkingDirectory=%s
ExecStart=/usr/bin/env %s
NoNewPrivileges=yes
PrivateTmp=yes
`

const timer = `[Unit]
Description=Mỗi giờ một lần, cả lúc 0 giờ 10 khi cổng đổi theo ngày

[Timer]
OnCalendar=*-*-* *:10:00
Persistent=yes

[Install]
WantedBy=timers.target
`

// inShell quotes a word for sh.
func inShell(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }

// inValue writes a value of a unit of systemd, which would take a % for the beginning of a name.
func inValue(text string) string { return strings.ReplaceAll(text, "%", "%%") }

// inUnit quotes a word of a command of systemd, which would take a $ for the beginning of a name, too.
func inUnit(word string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", "$$").Replace(inValue(word)) + `"`
}

// inCron escapes a command for cron, which ends it at a %.
func inCron(command string) string { return strings.ReplaceAll(command, "%", `\%`) }

// Windows returns a task for the Task Scheduler, by the name of its file.
func Windows(j Job) map[string][]byte {
	words := quoted(j.Words, inArgument)
	return map[string][]byte{
		"cong-khai.xml": inUTF16(fmt.Sprintf(task, inXML(j.Program), inXML(words), inXML(j.Folder))),
	}
}

// task is as the Task Scheduler itself exports one.
const task = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Lấy bản mới, dựng và gửi cổng công khai mỗi giờ, cả lúc 0 giờ 10 khi cổng đổi theo ngày</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <Repetition>
        <Interval>PT1H</Interval>
        <Duration>P1D</Duration>
      </Repetition>
      <StartBoundary>2026-01-01T00:10:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions>
    <Exec>
      <Command>%s</Command>
      <Arguments>%s</Arguments>
      <WorkingDirectory>%s</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`

// inArgument quotes a word as programs on Windows take their command line apart: a \ before a quote would escape it.
func inArgument(word string) string {
	return `"` + word + strings.Repeat(`\`, len(word)-len(strings.TrimRight(word, `\`))) + `"`
}

func inXML(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}

// inUTF16 encodes a text as Windows keeps tasks, with its ends of lines.
func inUTF16(text string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}
