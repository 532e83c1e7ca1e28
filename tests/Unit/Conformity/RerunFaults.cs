using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>Mistakes in what a run with <c>for_each</c> leaves for a later run, every one of which the property test must find.</summary>
internal static class RerunFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("items that are not done are done", "main", null, "${len(own_done) < ", "${-1 * len(own_done) > "),
        InText("no item is done", "main", "aef_resume_items_item", ", 0, 2)) == 2", ", 0, 2)) == 3"),
        InText("every item is done as the first one", "main", "aef_resume_items_item", "string(at)", "string(0)"),
        InText(
            "a step of an item is done as the whole item",
            "main",
            "aef_resume_items_item",
            "string(at), of_step]",
            "string(at), of_thread[0]]"),
        InText("items of one step are not joined", "main", "aef_resume_items_whole", "missing == 0", "false"),
        InText("a step is done as a whole when an item is missing", "main", "aef_resume_items_whole", "missing == 0", "true"),
        InText(
            "items are listed beside their step",
            "main",
            "aef_resume_items_whole",
            "list.concat(others, of_step)",
            "list.concat(resume.done, of_step)"),
        InText("a level without failures is not done", "main", "aef_resume_items_all", "list.concat(others, of_step)", "others"),
        InText("the hash of a list is lost", "main", "aef_resume_items_hash", "len(resume.done) > before", "false"),
        InText("a list of which nothing is done is kept", "main", "aef_resume_items_hash", "len(resume.done) > before", "true"),
        InText("the outputs of items are those of the first one", "main", "aef_resume_items_output", ".output[at]", ".output[0]"),
        InText("the outputs of items are not passed on", "main", "aef_resume_items_fits", "${output_known}", "${false}"),
        InText("the outputs that only items read are lost", "main", null, "map.get(kept, item_id)", "null"),
        InText("an output that an item reads is not kept", "main", null, " and kept_bytes + ", " and 100000 + "),
        InText("a restored output of an item is not used", "main", null, " + at_item in restored", " + at_item in []"),
        InText("the end of a loop is not noticed", "main", null, "${2 * default(", "${1 * default("),
        InText("counts of items are lost", "main", null, "${len(items_1)}", "${0}"),
    ];
}
