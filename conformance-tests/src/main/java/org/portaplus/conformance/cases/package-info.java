/** Cases as data: what a case file can say, and how it is read. */
package org.portaplus.conformance.cases;
