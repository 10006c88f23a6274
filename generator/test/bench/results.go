package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// Results are all that a run found. With -json they are printed with these keys; times are in seconds, sizes in bytes.
type Results struct {
	Procedures int               `json:"procedures"`
	Runs       int               `json:"runs"`   // counted turns of each step
	Commit     string            `json:"commit"` // of the source, with "-dirty" when it was changed since; "" without git, and with -congkhai
	Machine    Machine           `json:"machine"`
	Versions   map[string]string `json:"versions"` // what each program says that it is
	Steps      []Step            `json:"steps"`
	Ratios     []Ratio           `json:"ratios"` // empty without Hugo
	Outputs    []Output          `json:"outputs"`
	Floors     []Floor           `json:"floors"`
}

// Machine is where the figures come from.
type Machine struct {
	System     string `json:"system"` // "linux/amd64"
	Cores      int    `json:"cores"`
	Go         string `json:"go"`
	FileSystem string `json:"file_system"` // "tmpfs"; "" where it is not known
}

// Step is what a step took with a program.
type Step struct {
	Step    string `json:"step"`
	Program string `json:"program"`
	Wall    Spread `json:"wall_seconds"`
	CPU     Spread `json:"cpu_seconds"` // of all cores together
	Peak    Spread `json:"peak_bytes"`  // 0 where it is not known
}

// Ratio is how many times as much another program took as congkhai, median by median.
type Ratio struct {
	Step    string  `json:"step"`
	Program string  `json:"program"`
	Wall    float64 `json:"wall"`
	CPU     float64 `json:"cpu"` // steadier than the clock where the machine has other work too
}

func ratios(steps []Step) []Ratio {
	all := []Ratio{}
	first := map[string]Step{} // congkhai is measured first at every step
	for _, s := range steps {
		if base, ok := first[s.Step]; ok {
			all = append(all, Ratio{s.Step, s.Program, s.Wall.Median / base.Wall.Median, s.CPU.Median / base.CPU.Median})
		} else {
			first[s.Step] = s
		}
	}
	return all
}

func machineOf(folder string) Machine {
	return Machine{runtime.GOOS + "/" + runtime.GOARCH, runtime.GOMAXPROCS(0), runtime.Version(), fileSystem(folder)}
}

func commitOf(root string) string {
	text, err := exec.Command("git", "-C", root, "describe", "--always", "--dirty", "--exclude=*").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

// fileSystem is the kind of file system that a folder is on, as Linux lists them.
func fileSystem(folder string) string {
	list, err := os.Open("/proc/self/mounts")
	if err != nil {
		return ""
	}
	defer list.Close()
	folder, err = filepath.Abs(folder)
	if err != nil {
		return ""
	}
	kind, longest := "", 0
	for lines := bufio.NewScanner(list); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 3 || len(fields[1]) < longest {
			continue
		}
		if inside := strings.TrimSuffix(fields[1], "/") + "/"; strings.HasPrefix(folder+"/", inside) {
			kind, longest = fields[2], len(fields[1])
		}
	}
	return kind
}
