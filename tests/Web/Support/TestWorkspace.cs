using System.Diagnostics;

namespace Aef.Tests.Web.Support;

/// <summary>A folder with definitions for the tests, and its state folder.</summary>
internal sealed class TestWorkspace : IDisposable
{
    /// <summary>A name that would do harm in a page that trusts it, and its visible form.</summary>
    public const string HostileName = "<script>window.hacked=1</script>\u202Eevil\u001b[31m";

    public const string Orders = """
        # Loads the orders of a day.
        name: orders
        description: Loads the orders of a day
        inputs:
          day: { type: date, default: '2026-11-30', description: The day of the orders }
          region: { type: enum, values: [north, south], default: north }
          rows: { type: integer, default: 3 }
          fail: { type: boolean, default: false }
        schedule:
          - name: nightly
            cron: '0 2 * * *'
            time_zone: Etc/UTC
        levels:
          - level_id: extract
            threads:
              - thread_id: files
                steps:
                  - job_id: LIST
                    job_name: list the files
                    executor: command
                    with:
                      command:
                        - sh
                        - -c
                        - |
                          printf "\033[32mgreen\033[0m plain\n"
                          seq -f "row %g" 0 $(($1 - 1))
                          echo "count=3" > "$AEF_OUTPUT"
                        - list
                        - ${string(inputs.rows)}
                  - job_id: CHECK
                    job_name: check the files
                    executor: command
                    when: ${inputs.rows > 0}
                    with: { command: [echo, 'files: ${steps.LIST.output.count}'] }
              - thread_id: regions
                for_each: [north, south]
                steps:
                  - job_id: REGION
                    job_name: load a region
                    executor: command
                    with: { command: [echo, '${item}'] }
          - level_id: load
            threads:
              - steps:
                  - job_id: LOAD
                    job_name: load the rows
                    executor: command
                    retry: { max_attempts: 2, initial_delay_seconds: 1 }
                    with: { command: [sh, -c, 'echo loading; echo problem >&2; test "${inputs.fail}" = "false"'] }
                  - job_id: DONE
                    job_name: finish
                    executor: command
                    with: { command: [echo, done] }
        on_failure:
          - job_id: ALERT
            job_name: say that it failed
            executor: command
            with: { command: [echo, failed] }
        finally:
          - job_id: CLEAN
            job_name: clean up
            executor: command
            with: { command: [echo, clean] }
        """;

    private const string Broken = """
        name: broken
        levels:
          - - job_id: A
              job_name: a
              executor: comand
              with: { command: [echo, a] }
        """;

    private const string Slow = """
        name: slow
        levels:
          - - job_id: SLEEP
              job_name: sleep
              executor: command
              with: { command: [sleep, '60'] }
        """;

    private static string Hostile => $$"""
        name: hostile
        description: "<img src=x onerror=window.hacked=1>"
        levels:
          - - job_id: "H1"
              job_name: "{{HostileName.Replace("\u001b", "\\e").Replace("\u202E", "\\u202E")}}"
              executor: command
              with: { command: [printf, '<script>window.hacked=1</script>\n\033]0;title\007\033[2Jafter \033[31mred\033[0m\n'] }
        """;

    public TestWorkspace()
    {
        Path = Directory.CreateTempSubdirectory("aef-web-").FullName;
        Write("aef.json", "{}");
        Write("orders.yaml", Orders);
        Write("broken.yaml", Broken);
        Write("slow.yaml", Slow);
        Write("hostile.yaml", Hostile);
        Write("large.yaml", Large());
    }

    public string Path { get; }

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>Deletes the folder; a job of a cancelled run may still write to it for a moment.</summary>
    public void Dispose()
    {
        for (var i = 0; i < 20 && Directory.Exists(Path); i++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>20 levels with 20 steps each.</summary>
    private static string Large() => "name: large\nlevels:\n" + string.Concat(Enumerable.Range(1, 20).Select(l =>
        $"  - level_id: l{l}\n    threads:\n" + string.Concat(Enumerable.Range(1, 10).Select(t =>
            "      - steps:\n" + string.Concat(Enumerable.Range(1, 2).Select(s =>
                $"          - {{ job_id: J{l}_{t}_{s}, job_name: job, executor: command, with: {{ command: [echo, hi] }} }}\n"))))));
}
