using Aef.Adapters.Yaml;
using Aef.Core.Environments;
using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Runs.DiagnosticCatalog;
using Aef.Runs.Workspace;

namespace Aef.Tests.Data;

/// <summary>What <c>environments</c> of an aef.json mean.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-environments-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_setting_is_read()
    {
        var (environments, problems) = Read("""
            {"environments": {"dev": {
              "parameters": "dev.json", "project": "p", "region": "r",
              "connections": {
                "a": {"kind": "DuckDB", "path": "a.duckdb", "step_log": "etl.log", "wait_seconds": 5},
                "b": {"kind": "sqlite", "path": "/b.sqlite", "step_log": "none"},
                "c": {"kind": "postgres", "host": "h", "port": "5433", "database": "d", "user": "u",
                      "password": "file:secrets/c", "ssl": "verify"}
              },
              "buckets": {"raw": "data/raw"},
              "executors": {"check": {"kind": "check", "connection": "a"}, "dbt": {"kind": "command", "command": ["dbt"]}},
              "services": {"workflows": "http://127.0.0.1:8787"},
              "notifications": {
                "team": {"kind": "teams", "url": "env:HOOK"},
                "mail": {"kind": "email", "to": ["a@example.com"], "relay": "mail.example.com:25"}
              }
            }}}
            """);

        problems.ShouldBeEmpty();
        var dev = environments.ShouldHaveSingleItem();
        (dev.Name, dev.ParametersPath, dev.Project, dev.Region).ShouldBe(("dev", Path.Combine(_folder, "dev.json"), "p", "r"));
        dev.Connections.Select(c => (c.Kind, c.Target, c.StepLog, c.Wait.TotalSeconds)).ShouldBe(
        [
            (ConnectionKind.DuckDb, Path.Combine(_folder, "a.duckdb"), "etl.log", 5),
            (ConnectionKind.Sqlite, "/b.sqlite", null, 60),
            (ConnectionKind.Postgres, "u@h:5433/d", "aef_step_log", 60),
        ]);
        dev.Connections[2].Password.ShouldBe(new SecretReference(SecretSource.File, "secrets/c"));
        dev.Connections[2].Encryption.ShouldBe(ConnectionEncryption.Verify);
        dev.Buckets.ShouldHaveSingleItem().Folder.ShouldBe(Path.Combine(_folder, "data/raw"));
        dev.Executors.Select(e => (e.Executor, e.Binding.Kind)).ShouldBe([("check", "check"), ("dbt", "command")]);
        dev.Services.ShouldHaveSingleItem().Address.ToString().ShouldBe("http://127.0.0.1:8787/");
        dev.Notifications.Select(n => (n.Kind, n.Url?.ToString(), n.Relay)).ShouldBe(
            [(NotificationKind.Teams, "env:HOOK", null), (NotificationKind.Email, null, "mail.example.com:25")]);
    }

    [Fact]
    public void Every_problem_is_reported_at_once_and_no_secret_is_repeated()
    {
        var (environments, problems) = Read("""
            {"environments": {"dev": {
              "conections": {},
              "connections": {
                "a": {"kind": "oracle", "password": "geheim1"},
                "b": {"kind": "postgres", "path": "x", "password": "geheim2"},
                "c": {"kind": "sqlite", "path": "x", "wait_seconds": -1},
                "C": {"kind": "sqlite", "path": "y"},
                "d": "x"
              },
              "executors": {"check": {"kind": "check", "conection": "a"}},
              "notifications": {"a": {"kind": "slack"}, "b": {"kind": "email", "to": []}}
            }, "1": {}}}
            """);

        environments.ShouldHaveSingleItem().Connections.ShouldBeEmpty();
        problems.GroupBy(p => p.Code).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal).ShouldBe(
            ["AEF1051 3", "AEF1052 1", "AEF1053 1", "AEF1055 1", "AEF1930 2", "AEF1931 5", "AEF1932 1", "AEF1934 1"]);
        problems.ShouldAllBe(p => p.Location.HasPosition && !p.Message.Contains("geheim"));
        problems.Where(p => p.Code == "AEF1930").ShouldAllBe(p => p.HidesSource);
    }

    [Fact]
    public void A_run_without_a_name_is_in_local_and_a_deployment_in_none()
    {
        ProjectEnvironment[] environments = [new("dev") { Project = "p" }];

        EnvironmentSelection.ForRun(environments, null).Environment.ShouldNotBeNull().Name.ShouldBe("local");
        EnvironmentSelection.ForDeployment(environments, null).Environment.ShouldBeNull();
        EnvironmentSelection.ForDeployment(environments, "dev").Environment.ShouldNotBeNull().Project.ShouldBe("p");
        var unknown = EnvironmentSelection.ForRun(environments, "dve");
        unknown.Environment.ShouldBeNull();
        unknown.Problem.ShouldNotBeNull().Message.ShouldBe(
            "Unknown environment \"dve\". Did you mean \"dev\"? Known environments: \"dev\", \"local\".");
    }

    [Fact]
    public void Lake_is_a_file_in_the_state_folder_unless_it_is_defined()
    {
        new ProjectEnvironment("local").FindConnection("lake", "state").ShouldNotBeNull().Path
            .ShouldBe(Path.Combine("state", "lake.duckdb"));
        new ProjectEnvironment("local") { Connections = [new EnvironmentConnection("lake", ConnectionKind.Sqlite) { Path = "x" }] }
            .ConnectionsWith("state")
            .ShouldHaveSingleItem()
            .Kind.ShouldBe(ConnectionKind.Sqlite);
    }

    [Fact]
    public void The_parameters_of_a_deployment_are_those_of_the_environment()
    {
        File.WriteAllText(Path.Combine(_folder, "aef.json"), """{"environments": {"dev": {"parameters": "config/dev.json"}}}""");
        File.WriteAllText(Path.Combine(_folder, "platform-parameters-test.json"), "[]");
        var definition = Path.Combine(_folder, "pipeline.yaml");
        File.WriteAllText(definition, "levels: []\n");
        var loader = new AefWorkspace(new YamlDocumentReader()).Loader;

        loader.FindParameters("dev", [definition], out var none).ShouldNotBeNull().ShouldEndWith(Path.Combine("config", "dev.json"));
        none.ShouldBeNull();
        loader.FindParameters("test", [definition], out _).ShouldNotBeNull().ShouldEndWith("platform-parameters-test.json");
        loader.FindParameters("prod", [definition], out var missing).ShouldBeNull();
        missing.ShouldNotBeNull().Code.ShouldBe("AEF1028");
    }

    private (IReadOnlyList<ProjectEnvironment> Environments, IReadOnlyList<Diagnostic> Problems) Read(string text)
    {
        var path = Path.Combine(_folder, "aef.json");
        File.WriteAllText(path, text);
        var result = new ConfigurationReader(new DocumentReader(new YamlDocumentReader()), DiagnosticRegistry.All).ReadFile(path);
        return (result.Configuration.Environments, result.Diagnostics);
    }
}
