using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Engine;

public sealed class WorkflowValueTests
{
    [Fact]
    public void A_value_has_a_size_of_sixteen_bytes() => System.Runtime.CompilerServices.Unsafe.SizeOf<WorkflowValue>().ShouldBe(16);

    [Theory]
    [InlineData("1", 8)]
    [InlineData("true", 8)]
    [InlineData("1.5", 8)]
    [InlineData("\"twenty-eight bytes of text..\"", 36)]
    [InlineData("\"\u00e9\"", 10)]
    [InlineData("[]", 8)]
    [InlineData("[1, \"ab\"]", 26)]
    [InlineData("{}", 8)]
    [InlineData("{\"ab\": [1]}", 34)]
    public void Sizes_are_those_of_the_service(string json, long size) => WorkflowValue.FromJson(json).Size.ShouldBe(size);

    [Theory]
    [InlineData("{\"b\":1,\"a\":[true,null,\"x\"]}")]
    [InlineData("1715169660")]
    [InlineData("-0.5")]
    [InlineData("1e-7", "1e-07")]
    [InlineData("1e21", "1e+21")]
    [InlineData("123456789012345680000.0", "123456789012345680000")]
    [InlineData("1.0", "1")]
    [InlineData("0.000001")]
    [InlineData("\"\u00e9<&\\n\"")]
    [InlineData("\"\ud83d\ude00\"", "\"\\uD83D\\uDE00\"")]
    public void Json_goes_round(string json, string? written = null) => WorkflowValue.FromJson(json).ToJson().ShouldBe(written ?? json);

    [Fact]
    public void Values_do_not_change_when_others_are_made_from_them()
    {
        var inner = WorkflowValue.FromList(1);
        var map = WorkflowValue.FromMap(("k", inner));

        var changed = map.With("k", map["k"].Append(2)).With("l", map);

        map.ToJson().ShouldBe("""{"k":[1]}""");
        changed.ToJson().ShouldBe("""{"k":[1,2],"l":{"k":[1]}}""");
        changed.Size.ShouldBe(WorkflowValue.FromJson(changed.ToJson()).Size);
    }

    [Fact]
    public void Maps_with_many_keys_find_and_replace_them()
    {
        var map = WorkflowValue.EmptyMap;
        for (var i = 0; i < 100; i++)
        {
            map = map.With($"k{i}", i);
        }

        map = map.With("k50", "new");

        map.Entries.Count.ShouldBe(100);
        map["k50"].ShouldBe("new");
        map["k99"].ShouldBe(99);
        map["k100"].IsNull.ShouldBeTrue();
        map.Size.ShouldBe(WorkflowValue.FromJson(map.ToJson()).Size);
    }

    [Fact]
    public void Bytes_have_no_json_form()
    {
        var value = WorkflowValue.FromList(WorkflowValue.FromBytes([1, 2]));

        value.TryToJson(out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldContain("bytes");
        value.ToString().ShouldBe("[\"[bytes]\"]");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 1")]
    [InlineData("nul")]
    public void What_is_not_json_is_reported(string json) =>
        WorkflowValue.TryFromJson(System.Text.Encoding.UTF8.GetBytes(json), out _, out _).ShouldBeFalse();

    [Fact]
    public void Json_that_is_nested_without_end_is_reported() =>
        WorkflowValue.TryFromJson(System.Text.Encoding.UTF8.GetBytes(new string('[', 100_000)), out _, out _).ShouldBeFalse();

    [Fact]
    public void Integers_equal_doubles_of_the_same_number()
    {
        WorkflowValue.FromInteger(1).ShouldBe(WorkflowValue.FromDouble(1));
        WorkflowValue.FromInteger(1).GetHashCode().ShouldBe(WorkflowValue.FromDouble(1).GetHashCode());
        WorkflowValue.FromInteger(1).ShouldNotBe(WorkflowValue.FromString("1"));
    }
}
