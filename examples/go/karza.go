// Package kyc is the software under test, as yours may be.
package kyc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// Karza asks the vendor; in production its BaseURL is https://api.karza.in.
type Karza struct {
	BaseURL string
	Key     string
}

// NameOf gives the name under a PAN, or "" where nobody has it.
func (k Karza) NameOf(pan string) (string, error) {
	body, err := json.Marshal(map[string]string{"consent": "Y", "pan": pan})
	if err != nil {
		return "", err
	}
	request, err := http.NewRequest(http.MethodPost, k.BaseURL+"/v2/pan", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("x-karza-key", k.Key)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return "", fmt.Errorf("karza answered %d", response.StatusCode)
	}
	var answer struct {
		Code   string                `json:"status-code"`
		Result struct{ Name string } `json:"result"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", err
	}
	return answer.Result.Name, nil
}
