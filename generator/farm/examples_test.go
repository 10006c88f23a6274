//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// workflow is what of github.yml is tried.
type workflow struct {
	Jobs map[string]struct {
		Strategy struct {
			Matrix struct {
				Include []map[string]string `yaml:"include"`
			} `yaml:"matrix"`
		} `yaml:"strategy"`
		Steps []struct {
			Env map[string]string `yaml:"env"`
			Run string            `yaml:"run"`
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

// manifest is what of kubernetes.yaml is tried.
type manifest struct {
	Data map[string]string `yaml:"data"`
	Spec struct {
		JobTemplate struct {
			Spec struct {
				CompletionMode string `yaml:"completionMode"`
				Completions    int    `yaml:"completions"`
				Template       struct {
					Spec struct {
						Containers []struct {
							Command []string            `yaml:"command"`
							Args    []string            `yaml:"args"`
							Env     []map[string]string `yaml:"env"`
						} `yaml:"containers"`
					} `yaml:"spec"`
				} `yaml:"template"`
			} `yaml:"spec"`
		} `yaml:"jobTemplate"`
	} `yaml:"spec"`
}

// repository is a portal in git.
func (f *farm) repository(folder, target string) {
	f.t.Helper()
	f.portal(folder, "Cổng trong kho", target)
	f.git(folder, "init", "-q", "-b", "chinh")
	f.git(folder, "add", "-A")
	f.git(folder, "commit", "-q", "-m", "Đầu")
}

// shell runs what an example does, in a clean folder, with congkhai in the PATH.
func (f *farm) shell(command []string, env ...string) {
	f.t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = f.t.TempDir()
	cmd.Env = append(os.Environ(), append(env, "PATH="+f.programs+string(filepath.ListSeparator)+os.Getenv("PATH"))...)
	if out, err := cmd.CombinedOutput(); err != nil {
		f.t.Fatalf("%q: %v\n%s", command, err, out)
	}
}

func example(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("vi-du", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// The step of the matrix that publishes does so, and hands on all that the matrix says of a portal.
func TestExampleOfMatrix(t *testing.T) {
	f := newFarm(t)
	f.repository("goc", "a")
	var w workflow
	if err := yaml.Unmarshal(example(t, "github.yml"), &w); err != nil {
		t.Fatal(err)
	}
	job := w.Jobs["cong"]
	step := job.Steps[len(job.Steps)-1]
	for _, portal := range job.Strategy.Matrix.Include {
		for key, variable := range map[string]string{"kho": "KHO", "dia_chi": "DIA_CHI"} {
			if _, has := portal[key]; !has || step.Env[variable] != "${{ matrix."+key+" }}" {
				t.Errorf("%s of %s does not reach the command", key, portal["ten"])
			}
		}
	}
	f.shell([]string{"bash", "-e", "-o", "pipefail", "-c", step.Run}, "KHO=file://"+f.path("goc"), "DIA_CHI=")
	if f.tree("dich/a") == "" {
		t.Error("nothing was published")
	}
}

// Each index of the job does the portal of its line, and there are as many as lines.
func TestExampleOfKubernetes(t *testing.T) {
	f := newFarm(t)
	f.repository("goc-0", "a")
	f.repository("goc-1", "b")
	var list, job manifest
	decoder := yaml.NewDecoder(bytes.NewReader(example(t, "kubernetes.yaml")))
	for _, part := range []any{&list, &job} {
		if err := decoder.Decode(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := decoder.Decode(&manifest{}); err != io.EOF {
		t.Error("there is more than is tried: ", err)
	}
	spec := job.Spec.JobTemplate.Spec
	if n := strings.Count(list.Data["cong.txt"], "\n"); spec.CompletionMode != "Indexed" || spec.Completions != n {
		t.Errorf("%d completions of %d portals", spec.Completions, n)
	}
	f.write("cong.txt", "file://"+f.path("goc-0")+"\nfile://"+f.path("goc-1")+"\n")
	container := spec.Template.Spec.Containers[0]
	for _, index := range []string{"0", "1"} {
		f.shell(append(container.Command, container.Args...), "DANH_SACH="+f.path("cong.txt"), "JOB_COMPLETION_INDEX="+index)
	}
	for _, target := range []string{"a", "b"} {
		if _, err := os.Stat(f.path("dich/" + target + "/index.html")); err != nil {
			t.Error(err)
		}
	}
}

// The example of a list is one.
func TestExampleOfList(t *testing.T) {
	c := &command{err: t.Output(), lang: "vi"}
	portals, err := c.list(filepath.Join("vi-du", "cong.toml"))
	if err != nil || len(portals) != 4 {
		t.Error(len(portals), err)
	}
}
