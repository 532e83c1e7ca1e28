using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Runs.Testing;

namespace Aef.Tests.Fuzzing;

/// <summary>Faults that the fuzzer found and that belong to no other class.</summary>
public sealed class FoundByFuzzingTests
{
    [Fact]
    public void A_file_name_with_a_nul_in_a_test_file_is_reported()
    {
        var result = new TestSuiteRunner(new YamlDocumentReader()).Run(new SourceText("tests:\n  - name: t\n    source: \"\\0\"\n"));

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6207");
    }
}
