module example.com/kyc

go 1.19
