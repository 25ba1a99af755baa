package kyc

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
)

var (
	url = setting("NAMUNA_URL", "http://localhost:8000")
	key = setting("NAMUNA_KEY", "my-secret-key-123")
)

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

type answer struct {
	status int
	Code   int    `json:"internal_status_code"`
	Value  string `json:"value"`
}

// Headers stand in pairs after the body.
func post(t *testing.T, path, as, body string, headers ...string) answer {
	t.Helper()
	request, err := http.NewRequest(http.MethodPost, url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-API-Key", as)
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got := answer{status: response.StatusCode}
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestFindsTheGstinOfAPan(t *testing.T) {
	got := post(t, "/pan-to-gst", key, `{"pan_number":"ABCDE1234F"}`)
	if got != (answer{200, 101, "22ABCDE1234F1Z5"}) {
		t.Errorf("got %+v", got)
	}
}

func TestFailsAsAHeaderSays(t *testing.T) {
	got := post(t, "/pan-to-gst", key, `{"pan_number":"ABCDE1234F"}`, "X-Mock-Fault", "108")
	if got != (answer{status: 500, Code: 108}) {
		t.Errorf("got %+v", got)
	}
}

func TestLetsARuleStandInASession(t *testing.T) {
	session := key + "~example-go"
	post(t, "/__admin/reset", session, `{}`)
	post(t, "/__admin/rules", session, `{"fault":"503;times=1"}`)
	for i, want := range []struct {
		as     string
		status int
	}{{key, 200}, {session, 503}, {session, 200}} {
		if got := post(t, "/pan-to-gst", want.as, `{"pan_number":"ABCDE1234F"}`); got.status != want.status {
			t.Errorf("call %d: got %d, want %d", i, got.status, want.status)
		}
	}
}

func TestIsWhatTheClientOfAVendorAsks(t *testing.T) {
	karza := Karza{BaseURL: url + "/karza", Key: key}
	for pan, want := range map[string]string{"AAACM0000Z": "MOCKWORKS PRIVATE LIMITED", "ERROR0103X": ""} {
		if got, err := karza.NameOf(pan); err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", pan, got, err, want)
		}
	}
}
