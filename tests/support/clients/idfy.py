"""IDfy: a task is taken on with HTTP 202, and a list of one task tells what became of it."""

from wire import Broken, Client, Failed, read, same, texts

CODES = {
    **{400: "invalid", 401: "unauthorized", 402: "no credit", 403: "forbidden", 404: "not found", 422: "invalid"},
    **{429: "throttled", 500: "unavailable", 502: "unavailable", 503: "unavailable", 504: "late"},
}
TASK = texts("action", "created_at", "group_id", "request_id", "status", "task_id", "type")


class Idfy(Client):
    def ask(self, pan):
        asked = {"task_id": "task-1", "group_id": "group-1", "data": {"id_number": pan}}
        status, body = self.post("/v3/tasks/async/verify_with_source/ind_pan", asked, self.head())
        if status != 202:
            raise refused(status, body)
        request_id = read(body, {"request_id": str}, closed=True)["request_id"]
        seen = []
        for _ in range(5):
            task = self.poll(request_id)
            seen.append(task["status"])
            if task["status"] != "in_progress":
                return source_of(task, seen)
        raise Broken("never done")

    def head(self):
        return {"api-key": self.key, "account-id": "account-1"}

    def poll(self, request_id):
        status, body = self.send("GET", f"/v3/tasks?request_id={request_id}", None, self.head())
        if status != 200:
            raise refused(status, body)
        if type(body) is not list or len(body) != 1:
            raise Broken(f"{body!r} is no list of one")
        task = read(body[0], TASK)
        asked = {"request_id": request_id, "task_id": "task-1", "group_id": "group-1", "type": "ind_pan"}
        same("the task", {name: task[name] for name in asked}, asked)
        return task


def source_of(task, seen):
    if task["status"] != "completed":
        raise Failed("unavailable", task["status"])
    result = read(task, {"result": dict})["result"]
    output = read(read(result, {"source_output": dict})["source_output"], {"status": str})
    if output["status"] != "id_found":
        raise Failed("not found", f"{' '.join(seen)} {output['status']}")
    return [*seen, output["status"], read(output, {"full_name": str})["full_name"]]


def refused(status, body):
    told = read(body, texts("error", "message"))
    return Failed(CODES[status], f"{status} {told['error']}")
