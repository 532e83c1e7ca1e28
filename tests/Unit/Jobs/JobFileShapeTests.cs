using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Runs.Workspace;

namespace Aef.Tests.Jobs;

/// <summary>The content of a file determines its kind, also in a folder that is named like an executor.</summary>
public sealed class JobFileShapeTests : IDisposable
{
    private const string Entry = "name: own\nparameters: {name: {type: string}, extends: {type: string}}\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-shape-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("load/bad.yaml", "levels:\n- - {job_id: A, job_name: a, executor: command, next: [NONE]}\n", LoadedKind.Definition)]
    [InlineData("load/engine.yaml", "engine: {}\n", LoadedKind.Definition)]
    [InlineData("load/old.json", "{\"definition\": []}", LoadedKind.Definition)]
    [InlineData("dbt/aef.json", "{\"environments\": {}}", LoadedKind.Configuration)]
    [InlineData("load/dev.json", "[{\"ParameterKey\": \"a\", \"ParameterValue\": \"b\"}]", LoadedKind.PlatformParameters)]
    [InlineData("load/entry.yaml", "name: x\nextends: load\n", LoadedKind.Executor)]
    [InlineData("load/flow.yaml", "main: {steps: [{a: {return: 1}}]}\n", LoadedKind.Workflow)]
    [InlineData("load/job.yaml", "from: a.csv\nto: t\n", LoadedKind.JobFile)]
    [InlineData("load/typo.yaml", "form: a.csv\n", LoadedKind.JobFile)]
    [InlineData("load/empty.json", "{}", LoadedKind.JobFile)]
    [InlineData("own/named.yaml", "description: d\nname: x\nextends: y\n", LoadedKind.JobFile)]
    [InlineData("own/entry.yaml", "name: x\nextends: y\nparameters: {}\n", LoadedKind.Executor)]
    public void The_content_determines_the_kind(string name, string content, LoadedKind kind)
    {
        Write("own/executors/own.yaml", Entry);
        var path = Write(name, content);

        new AefWorkspace(new YamlDocumentReader()).Loader.LoadFile(path).Kind.ShouldBe(kind);
    }

    [Fact]
    public void A_definition_in_such_a_folder_is_checked()
    {
        var path = Write("load/bad.yaml", "levels: 5\n");

        new AefWorkspace(new YamlDocumentReader()).Loader.LoadFile(path).HasErrors.ShouldBeTrue();
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // below the folder
        File.WriteAllText(path, content);
        return path;
    }
}
