using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Tests.Documents;
using Aef.Tests.Running;
using Aef.Workflows.Language.Printing;

namespace Aef.Tests.Printing;

/// <summary>What we print is read the same by parsers that are not ours: Python's json and PyYAML (which is YAML 1.1).</summary>
public sealed class PythonReadsTests
{
    private const string ReadJson = "import json,sys; json.dump(json.load(sys.stdin), sys.stdout, ensure_ascii=True)";
    private const string ReadYaml =
        "import json,yaml,sys; json.dump(yaml.safe_load(sys.stdin.buffer.read().decode('utf-8')), sys.stdout, ensure_ascii=True)";

    [PythonFact("json")]
    public void Python_json_reads_what_is_printed_as_json() => ComesBack("json", ReadJson, d => DocumentPrinter.ToJson(d));

    [PythonFact("yaml")]
    public void PyYaml_reads_what_is_printed_as_yaml() => ComesBack("yaml", ReadYaml, DocumentPrinter.ToYaml);

    [PythonFact("json")]
    public void Python_json_reads_a_compiled_workflow_full_of_hostile_names() => ReadsCompiled("json", ReadJson, SourceFormat.Json);

    [PythonFact("yaml")]
    public void PyYaml_reads_a_compiled_workflow_full_of_hostile_names() => ReadsCompiled("yaml", ReadYaml, SourceFormat.Yaml);

    private static void ReadsCompiled(string module, string script, SourceFormat format)
    {
        var named = HostileNameTests.Hostile.Select((name, index) => ($"{HostileNameTests.IdOf(name)}{index}", name)).ToList();
        foreach (var artifact in new[] { Pipelines.OneLevel(named), Pipelines.OneLevel(named.Take(10)) })
        {
            var python = PythonFactAttribute.Find(module).ShouldNotBeNull();

            PythonFactAttribute.TryRun(python, script, artifact.Print(format), out var output).ShouldBeTrue(output);

            Read.Good(Read.Json(output)).ShouldBe(WorkflowPrinter.ToDocument(artifact.Workflow));
        }
    }

    private static void ComesBack(string module, string script, Func<DocumentNode, string> print)
    {
        var texts = RandomDocuments.HostileTexts.Select(t => new MappingNode([new MappingEntry(t, ScalarNode.String(t))]));
        var documents = new SequenceNode([.. texts, .. Enumerable.Range(0, 200).Select(seed => new RandomDocuments(seed).Next())]);
        var python = PythonFactAttribute.Find(module).ShouldNotBeNull();

        PythonFactAttribute.TryRun(python, script, print(documents), out var output).ShouldBeTrue(output);

        var read = (SequenceNode)Read.Good(Read.Json(output));
        for (var i = 0; i < documents.Items.Count; i++)
        {
            read.Items[i].Equals(documents.Items[i]).ShouldBeTrue(print(documents.Items[i]));
        }
    }
}
